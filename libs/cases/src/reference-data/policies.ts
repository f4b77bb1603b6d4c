/** House rules that come from policy, not from law; a later version of them belongs in a list of its own. */

/** Days after the last of the four transitions by which somebody looks at held goods again. */
export const CUSTODY_REVIEW_DAYS = 30;

/** Hours after which an entry counts as late and has to say why. */
export const LATE_AFTER_HOURS = 72;
