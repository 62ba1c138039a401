export const list = {
  all: 'All',
  views: 'Views',
  clearFilters: 'Clear filters',
  noMatches: 'Nothing matches',
  noMatchesHelp: 'Try other words, or clear the filters.',
  total: '%{count} in all',
  about: 'About %{count}',
  perPage: '%{n} a page',
};
