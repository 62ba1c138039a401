export const team = {
  findVillage: 'Find a village',
  openTownship: 'Open %{name}',
  moreVillages: '%{smart_count} more',
  title: 'Members',
  search: 'Search members',
  create: 'New member',
  empty: {
    title: 'Nobody on the team yet',
    text: 'Enter cadres, social workers, coordinators and volunteers with their skills and villages; then orders can be dispatched.',
  },
  form: { who: 'Member', can: 'Skills and area' },
  phoneHelp: 'Leave empty to keep it',
  villagesHelp: 'The villages a coordinator answers for; whole townships at once if you like',
  villageCount: '%{first} and more, %{smart_count} in all',
  gaps: {
    says: '%{smart_count} villages have no coordinator',
    assign: 'Assign',
    none: 'Every village has a coordinator',
    noneHelp: 'Come back when somebody leaves or changes.',
  },
};
