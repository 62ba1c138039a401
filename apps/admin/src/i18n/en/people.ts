export const people = {
  title: 'People',
  search: 'Search name or pinyin initials',
  empty: { title: 'No recipients yet', text: 'Import a township’s roster first, or register households one by one.' },
  export: {
    title: 'Export people',
    what: 'Exports the %{smart_count} people of the present filter: name, sex, age, category, groups, place, status; ID and telephone masked.',
    trace: 'The export is recorded and traced to %{name}.',
    leftOut: '%{smart_count} under restriction left out |||| %{smart_count} under restriction left out',
  },
};
