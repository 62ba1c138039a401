/**
 * Whatever of the closed loop somebody waits for and nobody sees to, as rows (kind, id, why). Empty whatever was done before: every open
 * request, need, order, follow-up and alert has an owner who is still in the team (or the office of the place), a next step and a deadline.
 */
export const UNOWNED_SQL = `
WITH gone AS (SELECT id FROM teams.team_member WHERE status <> 'active'),
  request AS (SELECT * FROM assistance.help_request WHERE status IN ('submitted', 'triaged', 'in_service', 'resolved', 'appealed')),
  running AS (SELECT * FROM assistance.service_order WHERE status NOT IN ('closed', 'cancelled', 'failed'))
SELECT 'request' AS kind, id, 'its owner has left' AS why FROM request WHERE owner_id IN (SELECT id FROM gone)
UNION ALL SELECT 'request', id, 'it has no deadline' FROM request WHERE due_at IS NULL
UNION ALL SELECT 'request', r.id, 'no need of it is left to do, and it is not resolved' FROM request r WHERE r.status IN ('submitted', 'triaged', 'in_service', 'appealed') AND NOT EXISTS (SELECT 1 FROM assistance.need n WHERE n.request_id = r.id AND n.status IN ('open', 'planned'))
UNION ALL SELECT 'request', r.id, 'it is resolved while a need waits' FROM assistance.help_request r WHERE r.status IN ('resolved', 'closed') AND EXISTS (SELECT 1 FROM assistance.need n WHERE n.request_id = r.id AND n.status IN ('open', 'planned'))
UNION ALL SELECT 'need', n.id, 'it is planned, and no order runs for it' FROM assistance.need n JOIN request r ON r.id = n.request_id WHERE n.status = 'planned' AND NOT EXISTS (SELECT 1 FROM running o WHERE o.id = n.order_id)
UNION ALL SELECT 'need', n.id, 'it was referred to nobody' FROM assistance.need n WHERE n.status = 'referred' AND n.referred_to IS NULL
UNION ALL SELECT 'order', id, 'it has no deadline' FROM running WHERE due_at IS NULL
UNION ALL SELECT 'order', o.id, 'it is offered, and nobody is asked' FROM running o WHERE o.status = 'offered' AND NOT EXISTS (SELECT 1 FROM assistance.offer f WHERE f.order_id = o.id AND f.status = 'pending')
UNION ALL SELECT 'order', o.id, 'it is asked of somebody, and not offered' FROM running o WHERE o.status <> 'offered' AND EXISTS (SELECT 1 FROM assistance.offer f WHERE f.order_id = o.id AND f.status = 'pending')
UNION ALL SELECT 'order', id, 'nobody in the team carries it out' FROM running WHERE status IN ('offered', 'accepted', 'scheduled', 'in_progress') AND (member_id IS NULL OR member_id IN (SELECT id FROM gone))
UNION ALL SELECT 'order', o.id, 'its need does not know it' FROM running o WHERE o.status NOT IN ('delivered', 'verified') AND NOT EXISTS (SELECT 1 FROM assistance.need n WHERE n.id = o.need_id AND n.order_id = o.id)
UNION ALL SELECT 'follow-up', id, 'its owner has left' FROM assistance.feedback_follow_up WHERE status = 'open' AND owner_id IN (SELECT id FROM gone)
UNION ALL SELECT 'follow-up', u.id, 'it is asked of whoever was rated' FROM assistance.feedback_follow_up u JOIN assistance.feedback f ON f.id = u.feedback_id WHERE u.status = 'open' AND u.owner_id = f.member_id
UNION ALL SELECT 'alert', id, 'whoever works on it has left' FROM recipients.monitoring_alert WHERE status IN ('assigned', 'verified') AND assignee_id IN (SELECT id FROM gone)
UNION ALL SELECT 'visit', v.id, 'whoever is there has left' FROM assistance.visit v WHERE v.status = 'open' AND v.member_id IN (SELECT id FROM gone)`;
