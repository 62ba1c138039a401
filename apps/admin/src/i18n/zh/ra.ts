import type { TranslationMessages } from 'ra-core';

/** react-admin's own words, complete: published Chinese packs miss dozens. */
export const ra = {
  action: {
    add_filter: '添加筛选', add: '添加', back: '返回', bulk_actions: '已选 %{smart_count} 条', cancel: '取消', clear_array_input: '清空列表', clear_input_value: '清除',
    clone: '复制', confirm: '确定', create: '新建', create_item: '新建“%{item}”', delete: '删除', edit: '修改', export: '导出', list: '列表', refresh: '刷新',
    remove_filter: '去掉这个筛选', remove_all_filters: '去掉全部筛选', remove: '移除', reset: '重置', save: '保存', search: '搜索', search_columns: '查找列',
    select_all: '全选', select_all_button: '全选', select_row: '选择这一行', show: '查看', sort: '排序', undo: '撤销', unselect: '取消选择', expand: '展开', close: '关闭',
    open_menu: '打开菜单', close_menu: '收起菜单', update: '更新', move_up: '上移', move_down: '下移', open: '打开', toggle_theme: '切换浅色或深色', select_columns: '选择列',
    update_application: '重新载入页面',
  },
  boolean: { true: '是', false: '否', null: ' ' },
  page: {
    create: '新建%{name}', dashboard: '今日工作', edit: '%{name} %{recordRepresentation}', error: '出了一点问题', list: '%{name}', loading: '正在载入', not_found: '没有找到这个页面',
    show: '%{name} %{recordRepresentation}', empty: '还没有%{name}', invite: '现在新建一条吗？', access_denied: '没有权限', authentication_error: '登录校验出错',
  },
  input: {
    file: { upload_several: '把文件拖到这里，或点击选择', upload_single: '把文件拖到这里，或点击选择' },
    image: { upload_several: '把图片拖到这里，或点击选择', upload_single: '把图片拖到这里，或点击选择' },
    references: { all_missing: '找不到相关记录', many_missing: '至少有一条相关记录已经没有了', single_missing: '相关记录已经没有了' },
    password: { toggle_visible: '隐藏密码', toggle_hidden: '显示密码' },
  },
  message: {
    about: '关于', access_denied: '您没有查看这个页面的权限', are_you_sure: '确定吗？', authentication_error: '登录服务没有正常回应，暂时无法核对您的身份', auth_error: '核对登录状态时出错',
    bulk_delete_content: '确定删除所选的 %{smart_count} 条吗？', bulk_delete_title: '删除 %{smart_count} 条%{name}', bulk_update_content: '确定更新所选的 %{smart_count} 条吗？', bulk_update_title: '更新 %{smart_count} 条%{name}',
    clear_array_input: '确定清空整个列表吗？', delete_content: '确定删除这条%{name}吗？', delete_title: '删除%{name} %{recordRepresentation}', details: '详情', error: '页面出错，刚才的操作没有完成', invalid_form: '有几处填得不对，请看红字提示',
    loading: '请稍候', no: '否', not_found: '网址有误，或记录不在您的管辖范围内', select_all_limit_reached: '条数太多，只选中了前 %{max} 条', unsaved_changes: '有内容还没有保存，确定离开吗？', yes: '是',
    placeholder_data_warning: '网络不畅，显示的可能不是最新数据',
  },
  navigation: {
    no_results: '没有%{name}', no_filtered_results: '没有符合筛选条件的%{name}', clear_filters: '清除筛选', no_more_results: '没有第 %{page} 页，请看前一页', page_out_of_boundaries: '没有第 %{page} 页', page_out_from_end: '已经是最后一页', page_out_from_begin: '已经是第一页',
    page_range_info: '第 %{offsetBegin}–%{offsetEnd} 条，共 %{total} 条', partial_page_range_info: '第 %{offsetBegin}–%{offsetEnd} 条', page_rows_per_page: '每页条数', current_page: '第 %{page} 页', page: '到第 %{page} 页', first: '到第一页', last: '到最后一页', next: '下一页', previous: '上一页', skip_nav: '跳到正文',
  },
  sort: { sort_by: '按 %{field} %{order}排列', ASC: '从小到大', DESC: '从大到小' },
  auth: { auth_check_error: '请先登录', user_menu: '我的', username: '账号', password: '密码', email: '电子邮箱', sign_in: '登录', sign_in_error: '登录失败，请重试', logout: '退出登录' },
  notification: {
    updated: '已保存', created: '已新建', deleted: '已删除', bad_item: '记录有误', item_doesnt_exist: '记录不存在', http_error: '与服务器通信出错', data_provider_error: '数据服务出错', i18n_error: '无法载入所选语言', canceled: '已取消',
    logged_out: '登录已失效，请重新登录', not_authorized: '您没有这项权限', application_update_available: '有新版本可用', offline: '网络断开，无法取得数据',
  },
  validation: { required: '请填写', minLength: '至少 %{min} 个字', maxLength: '最多 %{max} 个字', minValue: '不能小于 %{min}', maxValue: '不能大于 %{max}', number: '请填数字', email: '请填有效的电子邮箱', oneOf: '请从中选择：%{options}', regex: '格式不对（%{pattern}）', unique: '已经有了，不能重复' },
  saved_queries: { label: '常用筛选', query_name: '名称', new_label: '保存当前筛选…', new_dialog_title: '保存当前筛选', remove_label: '移除常用筛选', remove_label_with_name: '移除“%{name}”', remove_dialog_title: '移除常用筛选？', remove_message: '确定把它从常用筛选中移除吗？', help: '先筛选，再保存备用' },
  guesser: { empty: { title: '没有数据', message: '数据服务没有返回内容' } },
  configurable: {
    customize: '自定义', configureMode: '配置本页', inspector: { title: '配置', content: '把鼠标移到要配置的部分', reset: '恢复默认', hideAll: '全部隐藏', showAll: '全部显示' },
    Datagrid: { title: '表格', unlabeled: '未命名的第 %{column} 列' }, SimpleForm: { title: '表单', unlabeled: '未命名的第 %{input} 项' }, SimpleList: { title: '列表', primaryText: '主要文字', secondaryText: '次要文字', tertiaryText: '附注文字' },
  },
} satisfies TranslationMessages['ra'];
