import Gavel from '@mui/icons-material/GavelOutlined';
import AccessTime from '@mui/icons-material/AccessTime';
import Archive from '@mui/icons-material/Inventory2Outlined';
import AssignmentInd from '@mui/icons-material/AssignmentIndOutlined';
import Block from '@mui/icons-material/Block';
import Campaign from '@mui/icons-material/CampaignOutlined';
import Check from '@mui/icons-material/Check';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import DirectionsRun from '@mui/icons-material/DirectionsRun';
import Edit from '@mui/icons-material/EditOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import Event from '@mui/icons-material/EventOutlined';
import Hourglass from '@mui/icons-material/HourglassEmpty';
import Inbox from '@mui/icons-material/InboxOutlined';
import Paid from '@mui/icons-material/PaidOutlined';
import Pause from '@mui/icons-material/PauseCircleOutlined';
import PriorityHigh from '@mui/icons-material/PriorityHigh';
import Replay from '@mui/icons-material/Replay';
import Send from '@mui/icons-material/SendOutlined';
import Verified from '@mui/icons-material/VerifiedOutlined';
import type { SvgIconComponent } from '@mui/icons-material';

export type Tone = 'brand' | 'info' | 'soon' | 'late' | 'plain' | 'done';
interface State { icon: SvgIconComponent; tone: Tone }
const s = (icon: SvgIconComponent, tone: Tone): State => ({ icon, tone });

/** A state is an icon and a word, and only then a colour. */
export const STATES: Record<string, Record<string, State>> = {
  requestStatus: { submitted: s(Inbox, 'soon'), triaged: s(AssignmentInd, 'info'), in_service: s(DirectionsRun, 'brand'), resolved: s(Check, 'done'), closed: s(CheckCircle, 'done'), declined: s(Block, 'plain'), appealed: s(Gavel, 'soon'), withdrawn: s(Replay, 'plain') },
  needStatus: { open: s(Hourglass, 'soon'), planned: s(AssignmentInd, 'info'), met: s(CheckCircle, 'done'), referred: s(Send, 'info'), unmet: s(Block, 'late') },
  orderStatus: { planned: s(Hourglass, 'soon'), offered: s(Send, 'info'), accepted: s(Check, 'brand'), scheduled: s(Event, 'brand'), in_progress: s(DirectionsRun, 'brand'), delivered: s(Archive, 'info'), verified: s(Verified, 'done'), closed: s(CheckCircle, 'done'), cancelled: s(Block, 'plain'), failed: s(ErrorOutline, 'late') },
  offerStatus: { pending: s(Hourglass, 'soon'), accepted: s(Check, 'done'), declined: s(Block, 'plain'), expired: s(AccessTime, 'late'), withdrawn: s(Replay, 'plain') },
  wishStatus: { submitted: s(Inbox, 'soon'), reviewed: s(Check, 'info'), published: s(Campaign, 'brand'), claimed: s(AssignmentInd, 'info'), fulfilled: s(Archive, 'info'), confirmed: s(CheckCircle, 'done'), expired: s(AccessTime, 'plain'), withdrawn: s(Replay, 'plain') },
  claimStatus: { held: s(Hourglass, 'soon'), fulfilled: s(CheckCircle, 'done'), lapsed: s(AccessTime, 'late'), released: s(Replay, 'plain') },
  planStatus: { active: s(DirectionsRun, 'brand'), closed: s(CheckCircle, 'done') },
  caseStatus: { intake: s(Inbox, 'soon'), assessment: s(Edit, 'info'), planned: s(Hourglass, 'soon'), in_progress: s(DirectionsRun, 'brand'), in_review: s(Verified, 'info'), closed: s(CheckCircle, 'done'), withdrawn: s(Replay, 'plain'), referred: s(Send, 'plain') },
  followUpStatus: { open: s(Hourglass, 'soon'), closed: s(CheckCircle, 'done') },
  spotCheckStatus: { drawn: s(Hourglass, 'soon'), taken: s(AssignmentInd, 'info'), agrees: s(CheckCircle, 'done'), differs: s(ErrorOutline, 'late'), unreachable: s(Block, 'plain') },
  visitStatus: { open: s(DirectionsRun, 'brand'), done: s(CheckCircle, 'done'), missed: s(Block, 'plain') },
  recipientStatus: { registered: s(Inbox, 'info'), verifying: s(Hourglass, 'soon'), active: s(CheckCircle, 'done'), suspended: s(Pause, 'soon'), exited: s(Archive, 'plain'), erased: s(Archive, 'plain') },
  erasureStatus: { proposed: s(Hourglass, 'soon'), confirmed: s(Archive, 'plain'), withdrawn: s(Replay, 'plain') },
  proposalStatus: { proposed: s(Hourglass, 'soon'), confirmed: s(CheckCircle, 'done'), returned: s(Replay, 'late'), withdrawn: s(Replay, 'plain') },
  itemStatus: { draft: s(Edit, 'soon'), in_review: s(Hourglass, 'brand'), approved: s(Check, 'info'), published: s(CheckCircle, 'done'), retired: s(Archive, 'plain') },
  pointStatus: { active: s(CheckCircle, 'done'), retired: s(Archive, 'plain') },
  offeringStatus: { active: s(CheckCircle, 'done'), withdrawn: s(Block, 'plain') },
  calendarSource: { official: s(Verified, 'done'), county: s(CheckCircle, 'info'), unknown: s(Hourglass, 'soon') },
  appointmentStatus: { booked: s(Event, 'info'), checked_in: s(DirectionsRun, 'brand'), done: s(CheckCircle, 'done'), no_show: s(ErrorOutline, 'late'), cancelled: s(Block, 'plain') },
  matchAnswer: { eligible: s(CheckCircle, 'done'), unknown: s(Hourglass, 'soon'), not_eligible: s(Block, 'plain') },
  memberStatus: { active: s(CheckCircle, 'done'), inactive: s(Pause, 'plain') },
  teamStatus: { active: s(CheckCircle, 'done'), disbanded: s(Archive, 'plain') },
  trainingStatus: { planned: s(Event, 'info'), held: s(CheckCircle, 'done'), cancelled: s(Block, 'plain') },
  projectStatus: { open: s(Campaign, 'brand'), over: s(CheckCircle, 'plain'), cancelled: s(Block, 'plain') },
  applicationStatus: { submitted: s(Inbox, 'soon'), checked: s(Check, 'info'), approved: s(CheckCircle, 'done'), declined: s(Block, 'plain') },
  certificateState: { unlimited: s(CheckCircle, 'done'), valid: s(CheckCircle, 'done'), expiring: s(AccessTime, 'soon'), expired: s(ErrorOutline, 'late') },
  participationState: { signed_up: s(Hourglass, 'info'), checked_in: s(DirectionsRun, 'brand'), checked_out: s(CheckCircle, 'done'), withdrawn: s(Replay, 'plain'), lapsed: s(AccessTime, 'late'), missed: s(ErrorOutline, 'plain') },
  messageStatus: { waiting: s(Hourglass, 'soon'), sent: s(CheckCircle, 'done'), dead: s(ErrorOutline, 'late') },
  userStatus: { active: s(CheckCircle, 'done'), disabled: s(Block, 'plain') },
  importStatus: { queued: s(Hourglass, 'soon'), running: s(DirectionsRun, 'brand'), done: s(CheckCircle, 'done'), failed: s(ErrorOutline, 'late'), cancelled: s(Block, 'plain'), undone: s(Replay, 'plain') },
  runStatus: { draft: s(Edit, 'soon'), computed: s(Check, 'info'), on_notice: s(Campaign, 'brand'), finalised: s(Verified, 'done'), paid: s(Paid, 'done') },
  schemeStatus: { active: s(CheckCircle, 'done'), retired: s(Archive, 'plain') },
  consentStatus: { valid: s(CheckCircle, 'done'), expired: s(AccessTime, 'soon'), withdrawn: s(Block, 'plain') },
  verificationStatus: { drafted: s(Edit, 'soon'), sent: s(Send, 'info'), answering: s(Hourglass, 'brand'), concluded: s(Verified, 'done'), stopped: s(Block, 'plain'), expired: s(AccessTime, 'late') },
  verificationOutcome: { match: s(CheckCircle, 'done'), within_tolerance: s(Check, 'done'), differs: s(ErrorOutline, 'late'), not_declared: s(ErrorOutline, 'late'), no_record: s(Inbox, 'plain'), unanswered: s(Hourglass, 'plain') },
  alertStatus: { raised: s(Campaign, 'late'), assigned: s(AssignmentInd, 'soon'), verified: s(Verified, 'info'), acted: s(CheckCircle, 'done'), dismissed: s(Block, 'plain') },
  duplicateStrength: { high: s(PriorityHigh, 'late'), medium: s(AccessTime, 'soon'), low: s(Event, 'plain') },
  duplicateStatus: { suggested: s(Hourglass, 'soon'), dismissed: s(Block, 'plain'), merged: s(CheckCircle, 'done') },
  urgency: { emergency: s(PriorityHigh, 'late'), urgent: s(AccessTime, 'soon'), normal: s(Event, 'plain') },
  needLevel: { none: s(CheckCircle, 'done'), mild: s(ErrorOutline, 'info'), moderate: s(ErrorOutline, 'soon'), severe: s(PriorityHigh, 'late') },
  assessmentStatus: { draft: s(Edit, 'soon'), completed: s(CheckCircle, 'done'), superseded: s(Archive, 'plain'), withdrawn: s(Replay, 'plain') },
  assessedNeedStatus: { open: s(Hourglass, 'soon'), requested: s(Send, 'info'), planned: s(AssignmentInd, 'info'), met: s(CheckCircle, 'done'), referred: s(Send, 'info'), unmet: s(Block, 'late'), dropped: s(Block, 'plain'), replaced: s(Archive, 'plain') },
  questionnaireStatus: { draft: s(Edit, 'soon'), published: s(CheckCircle, 'done'), retired: s(Archive, 'plain') },
  outcome: { done: s(Check, 'done'), refused: s(Block, 'late') },
};
