import { useTranslate } from 'ra-core';
import { useCallback } from 'react';

/** Codes as the API knows them, in the order people expect; their words stand in the catalogues under `enums`. */
export const ENUMS = {
  category: ['destitute', 'subsistence', 'marginal', 'rigid_expenditure', 'relapse_monitored', 'other_hardship'],
  group: ['low_income', 'empty_nest_elder', 'child_in_need', 'disabled_in_hardship', 'new_employment_in_hardship'],
  ruledCategory: ['destitute', 'subsistence', 'marginal', 'rigid_expenditure', 'relapse_monitored', 'other_hardship', 'none'],
  proposalStatus: ['proposed', 'confirmed', 'returned', 'withdrawn'],
  recipientStatus: ['registered', 'verifying', 'active', 'suspended', 'exited', 'erased'],
  erasureGround: ['retention_over', 'own_request'],
  erasureStatus: ['proposed', 'confirmed', 'withdrawn'],
  obstacle: ['open_request', 'open_order', 'open_visit', 'open_appointment', 'open_wish', 'open_verification', 'open_alert', 'open_assessment', 'waiting_decision', 'restricted', 'guardian'],
  requestStatus: ['submitted', 'triaged', 'in_service', 'resolved', 'closed', 'declined', 'appealed', 'withdrawn'],
  urgency: ['emergency', 'urgent', 'normal'],
  channel: ['phone', 'walk_in', 'visit', 'online'],
  source: ['self', 'proxy', 'discovered', 'assessment'],
  dimension: ['economy', 'health', 'education', 'housing', 'employment', 'guardianship', 'inclusion', 'daily_living'],
  needStatus: ['open', 'planned', 'met', 'referred', 'unmet'],
  orderStatus: ['planned', 'offered', 'accepted', 'scheduled', 'in_progress', 'delivered', 'verified', 'closed', 'cancelled', 'failed'],
  offerStatus: ['pending', 'accepted', 'declined', 'expired', 'withdrawn'],
  visitKind: ['in_person', 'phone'],
  visitStatus: ['open', 'done'],
  givenBy: ['self', 'telephone', 'proxy'],
  itemKind: ['funds', 'goods', 'service'],
  serviceClass: ['care', 'living', 'support', 'development', 'departmental'],
  brandModule: ['integrated', 'volunteer', 'casework'],
  itemStatus: ['draft', 'in_review', 'approved', 'published', 'retired'],
  matchAnswer: ['eligible', 'unknown', 'not_eligible'],
  matchReceiving: ['receiving'],
  quotaPeriod: ['month', 'quarter', 'year'],
  evidence: ['photo', 'signature', 'note', 'receipt'],
  skill: ['nursing', 'housekeeping', 'cooking', 'haircut', 'repair', 'escort', 'counselling', 'tutoring', 'legal', 'rehabilitation', 'casework'],
  memberRole: ['cadre', 'social_worker', 'coordinator', 'volunteer'],
  memberStatus: ['active', 'inactive'],
  organisationKind: ['department', 'township', 'social_org', 'enterprise'],
  projectStatus: ['open', 'over', 'cancelled'],
  role: ['system_admin', 'security_admin', 'county_admin', 'township_officer', 'coordinator', 'social_worker', 'casework_supervisor', 'volunteer', 'provider_manager', 'department_client', 'auditor', 'citizen'],
  scopeKind: ['county', 'division', 'organisation', 'self'],
  userStatus: ['active', 'disabled'],
  importStatus: ['queued', 'running', 'done', 'failed', 'cancelled', 'undone'],
  runStatus: ['draft', 'computed', 'on_notice', 'finalised', 'paid'],
  schemeStatus: ['active', 'retired'],
  indicator: ['visits', 'needs_resolved', 'volunteer_projects', 'satisfaction'],
  consentPurpose: ['information_verification', 'department_sharing', 'provider_sharing', 'publicity'],
  legalBasis: ['signed_authorisation', 'separate_consent'],
  consentGiver: ['self', 'guardian'],
  consentForm: ['paper', 'on_site', 'recorded'],
  consentStatus: ['valid', 'expired', 'withdrawn'],
  verificationKind: ['income', 'social_insurance', 'vehicle', 'property', 'medical_expense', 'school_enrolment', 'disability_certificate', 'housing_aid'],
  verificationStatus: ['drafted', 'sent', 'answering', 'concluded', 'stopped', 'expired'],
  verificationOutcome: ['match', 'within_tolerance', 'differs', 'not_declared', 'no_record', 'unanswered'],
  correctable: ['name', 'relation', 'phone', 'health', 'bankAccount', 'idNumber'],
  askedBy: ['self', 'guardian'],
  identifiedBy: ['id_card', 'household_book', 'face_to_face', 'guardianship_paper'],
  copyFormat: ['pdf', 'json'],
  chasedBy: ['phone', 'letter', 'meeting'],
  factKind: ['medical_out_of_pocket', 'expenditure', 'income', 'disability', 'death', 'disaster'],
  factLevel: ['1', '2', '3', '4', 'minor', 'serious', 'severe'],
  ruleKind: ['medical_burden', 'expenditure_surge', 'income_drop', 'new_disability', 'death_in_household', 'disaster_struck', 'visit_overdue'],
  alertStatus: ['raised', 'assigned', 'verified', 'acted', 'dismissed'],
  duplicateReason: ['same_id', 'same_name', 'same_sound', 'one_character_off', 'same_birth', 'near_birth', 'same_village', 'same_township'],
  duplicateStrength: ['high', 'medium', 'low'],
  duplicateStatus: ['suggested', 'dismissed', 'merged'],
  alertOutcome: ['help_request', 'category_change', 'other'],
  needLevel: ['none', 'mild', 'moderate', 'severe'],
  assessmentStatus: ['draft', 'completed', 'superseded', 'withdrawn'],
  assessedNeedStatus: ['open', 'requested', 'planned', 'met', 'referred', 'unmet', 'dropped', 'replaced'],
  questionnaireStatus: ['draft', 'published', 'retired'],
  questionKind: ['choice', 'multiple', 'number', 'yes_no'],
  attachmentKind: ['photo', 'id_card', 'household_register', 'medical', 'disability_certificate', 'income_proof', 'property_proof', 'consent', 'other'],
  marriage: ['10', '20', '21', '22', '23', '30', '40', '90'],
  education: ['none', 'primary', 'junior', 'senior', 'vocational', 'college', 'bachelor', 'postgraduate'],
  workStatus: ['employed', 'flexible', 'farming', 'unemployed', 'unable', 'student', 'retired', 'preschool'],
  disabilityKind: ['visual', 'hearing', 'speech', 'physical', 'intellectual', 'mental', 'multiple'],
  capacity: ['full', 'limited', 'none'],
  declaredKind: ['wage', 'business', 'property_income', 'transfer', 'other_income', 'savings', 'securities', 'dwelling', 'vehicle', 'medical', 'education', 'care', 'rent', 'other_expense'],
  rosterField: ['name', 'idNumber', 'relation', 'phone', 'township', 'village', 'address', 'category', 'groups', 'benefit', 'bankAccount', 'causeOfHardship', 'health', 'remark', 'sex', 'birthDate', 'age', 'headName', 'headId', 'headMark', 'headSex', 'headBirthDate', 'householdNumber', 'serial', 'bankName', 'effectiveOn'],
  pointStatus: ['active', 'retired'],
  offeringStatus: ['active', 'withdrawn'],
  accessibility: ['step_free', 'ramp', 'lift', 'accessible_toilet', 'blind_path', 'braille_signs', 'sign_language', 'hearing_loop', 'wheelchair_loan', 'accessible_parking', 'rest_area'],
  contactKind: ['phone', 'mobile', 'duty', 'fax', 'email', 'wechat'],
  holidayRule: ['closed', 'as_usual', 'own_hours'],
  makeUpRule: ['as_workday', 'as_usual'],
  dayKind: ['holiday', 'make_up', 'ordinary'],
  calendarSource: ['official', 'county', 'unknown'],
  appointmentStatus: ['booked', 'checked_in', 'done', 'no_show', 'cancelled'],
  cancelReason: ['person', 'point', 'mistake'],
  rebookReason: ['closed', 'outside_hours', 'withdrawn', 'retired', 'fewer_places'],
  slotState: ['free', 'full', 'past', 'too_soon', 'too_far'],
  sex: ['1', '2'],
  outcome: ['done', 'refused'],
} as const;

/** The seven dimensions of the needs assessment, in the order they are asked. */
export const ASSESSED_DIMENSIONS = ENUMS.dimension.filter((dimension) => dimension !== 'daily_living');

export type EnumName = keyof typeof ENUMS;

/** The word of a code; an unknown code shows itself rather than nothing. */
export function useEnum() {
  const t = useTranslate();
  return useCallback((name: EnumName, code: string | null | undefined): string => (code ? t(`enums.${name}.${code}`, { _: code }) : ''), [t]);
}

export function useChoices(name: EnumName, only?: readonly string[]) {
  const word = useEnum();
  return (only ?? ENUMS[name]).map((id) => ({ id, name: word(name, id) }));
}
