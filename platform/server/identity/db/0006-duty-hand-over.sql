-- A duty of the three administrators passes from one person to another by day. Exactly one person holds each duty: the keys
-- of office.administrator keep a person from two duties and a duty from two persons.
create unique index administrator_duty on office.administrator (agency_id, duty);

create table office.duty_hand_over (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  duty text not null check (duty in ('SYSTEM', 'SECURITY', 'AUDIT')),
  from_person_id uuid not null,
  to_person_id uuid not null,
  on_day date not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_duty text not null check (proposed_duty in ('SYSTEM', 'SECURITY', 'AUDIT')),
  proposed_at timestamptz not null,
  agreed_by uuid,
  -- WAITING for a second administrator, COMING on its day, then one of the three ends
  state text not null check (state in ('WAITING', 'COMING', 'DONE', 'WITHDRAWN', 'FAILED')),
  ended_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, from_person_id) references office.person (agency_id, id),
  foreign key (agency_id, to_person_id) references office.person (agency_id, id),
  check (from_person_id <> to_person_id),
  check (agreed_by is null or agreed_by <> proposed_by),
  check ((ended_at is not null) = (state in ('DONE', 'WITHDRAWN', 'FAILED')))
);
select office.agency_table('duty_hand_over', 'select, insert, update');
create unique index duty_hand_over_open on office.duty_hand_over (agency_id, duty) where ended_at is null;
create unique index duty_hand_over_recipient on office.duty_hand_over (agency_id, to_person_id) where ended_at is null;
