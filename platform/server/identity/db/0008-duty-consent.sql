-- A duty falls to nobody without his consent: after the administrators have agreed the person is ASKED, and until he accepts
-- the former holder keeps the duty. A hand-over of an earlier release that was only COMING (accepted_at is null) is asked too.
-- One that is declined, or not agreed to by everybody in seven days, is over.
alter table office.duty_hand_over
  add column accepted_at timestamptz,
  drop constraint duty_hand_over_state_check,
  drop constraint duty_hand_over_check2,
  add constraint duty_hand_over_state
    check (state in ('WAITING', 'ASKED', 'COMING', 'DONE', 'WITHDRAWN', 'DECLINED', 'EXPIRED', 'FAILED')),
  add constraint duty_hand_over_ended
    check ((ended_at is not null) = (state in ('DONE', 'WITHDRAWN', 'DECLINED', 'EXPIRED', 'FAILED')));
