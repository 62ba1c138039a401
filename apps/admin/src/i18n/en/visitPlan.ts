export const visitPlan = {
  title: 'Visit plan',
  says: '%{households} households, %{overdue} overdue, %{soon} due within seven days. How often: category rules.',
  byVillage: 'By village',
  byCoordinator: 'By coordinator',
  households: 'Households',
  overdue: 'Overdue',
  soon: 'Within 7 days',
  never: 'Never visited',
  state: 'State',
  gap: 'No coordinator',
  villages: '%{smart_count} village |||| %{smart_count} villages',
  empty: { title: 'No household to visit yet', text: 'Registered or imported households enter the plan by how often their category is visited.' },
};
