export const visits = {
  title: 'Visits',
  empty: { title: 'No visits yet', text: 'Open a household’s dossier and check in to begin the first visit.' },
  checkIn: 'Check in',
  checkOut: 'Check out',
  checkedIn: 'Checked in; write your notes when you leave',
  checkedOut: 'The visit is recorded',
  checklist: 'Checklist',
  check: {
    dwelling: 'Dwelling safe, water and power on',
    health: 'Health and medicines in order',
    food: 'Food and clothing sufficient',
    mood: 'In good spirits, sees people',
    newNeeds: 'New needs found',
  },
  distance: '%{n} m from home',
  forOther: 'Your account is not a team member; choose who made the visit',
  readNotes: 'Saw %{smart_count}; read the notes',
};
