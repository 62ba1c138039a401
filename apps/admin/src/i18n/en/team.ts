export const team = {
  findVillage: 'Find a village',
  openTownship: 'Open %{name}',
  moreVillages: '%{smart_count} more',
};
