export const catalogue = {
  release: 'Release %{n}',
};
