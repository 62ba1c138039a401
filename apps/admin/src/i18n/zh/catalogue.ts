export const catalogue = {
  release: '第 %{n} 版',
};
