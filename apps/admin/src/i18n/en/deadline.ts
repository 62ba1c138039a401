export const deadline = {
  left: {
    minutes: '%{smart_count} minute left |||| %{smart_count} minutes left',
    hours: '%{smart_count} hour left |||| %{smart_count} hours left',
    days: '%{smart_count} day left |||| %{smart_count} days left',
  },
  late: {
    minutes: '%{smart_count} minute late |||| %{smart_count} minutes late',
    hours: '%{smart_count} hour late |||| %{smart_count} hours late',
    days: '%{smart_count} day late |||| %{smart_count} days late',
  },
  today: 'Due today',
};
