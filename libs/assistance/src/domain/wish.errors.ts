import { defineErrors } from '@yizhu/kernel';

export const wishError = defineErrors({
  'wish-too-dear': { kind: 'rule', zh: '微心愿不超过 {yuan} 元，请改小或走救助申请', en: 'A micro-wish costs at most {yuan} yuan; make it smaller or ask for assistance' },
  'wish-identifies': { kind: 'rule', zh: '文字里还有能认出本人的内容，请先去掉标出的部分', en: 'The words still tell whose wish it is; take out what is marked first' },
  'wish-taken': { kind: 'conflict', zh: '这个心愿刚刚被别人认领了，谢谢您，请再看看别的心愿', en: 'Somebody has just claimed this wish. Thank you; please look at another' },
  'wish-not-on-wall': { kind: 'conflict', zh: '这个心愿现在不在心愿墙上', en: 'This wish is not on the wall at present' },
  'wish-proof-missing': { kind: 'rule', zh: '请先上传送达的照片', en: 'Add a photo of the delivery first' },
  'wish-proof-closed': { kind: 'conflict', zh: '现在不能上传送达照片', en: 'A photo of the delivery cannot be added now' },
  'giver-phone-wrong': { kind: 'rule', zh: '电话号码不对，请核对', en: 'This is no telephone number' },
  'giver-name-wrong': { kind: 'rule', zh: '请写姓名或称呼', en: 'Please give a name' },
  'giver-holds-enough': { kind: 'rule', zh: '每人同时最多认领 {limit} 个心愿，先完成手上的吧', en: 'One giver holds at most {limit} wishes at a time' },
  'claim-code-unknown': { kind: 'not-found', zh: '没有这个认领码，请核对', en: 'There is no such claim code' },
  'claim-over': { kind: 'conflict', zh: '这次认领已经结束了', en: 'This claim is over' },
  'proof-type-unknown': { kind: 'unsupported', zh: '只收 JPG、PNG、WebP 照片', en: 'Photos are JPG, PNG or WebP' },
  'proof-file-missing': { kind: 'rule', zh: '请选择文件', en: 'Choose a file' },
  'proof-too-many': { kind: 'rule', zh: '最多 {limit} 个文件', en: 'At most {limit} files' },
});
