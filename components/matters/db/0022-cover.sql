-- AB岗 and what is arranged for who cannot ask anybody himself. PAIR: two posts of one section, whoever holds B does the work of
-- whoever holds A while he is away. AWAY: somebody is away, as he says himself or as two administrators arrange. STAND_IN: a
-- colleague named by two administrators; agreed to, it is a window in matter_stand_in under the same id.
create table office.matter_cover (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  kind text not null check (kind in ('PAIR', 'AWAY', 'STAND_IN')),
  principal_id uuid,
  stand_in_id uuid,
  from_at timestamptz,
  until_at timestamptz,
  section_id uuid,
  a_post_id uuid,
  -- Null = whoever holds the post.
  a_person_id uuid,
  b_post_id uuid,
  -- Null = whoever alone holds the post.
  b_person_id uuid,
  -- False: only the kinds of matter_cover_kind.
  all_kinds boolean not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  -- Nothing holds before.
  agreed_by uuid,
  agreed_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  primary key (agency_id, id),
  foreign key (agency_id, section_id) references office.section (agency_id, id),
  foreign key (agency_id, a_post_id) references office.post (agency_id, id),
  foreign key (agency_id, b_post_id) references office.post (agency_id, id),
  check (from_at < until_at),
  check ((agreed_by is null) = (agreed_at is null)),
  check ((ended_at is null) = (ended_by is null)),
  check ((kind = 'PAIR') = (section_id is not null and a_post_id is not null and b_post_id is not null)),
  check ((kind = 'PAIR') = (principal_id is null)),
  check ((kind = 'PAIR') = (from_at is null)),
  check ((kind = 'STAND_IN') = (stand_in_id is not null)),
  -- Nobody agrees to what he proposed, but for his own absence.
  check (agreed_by is null or agreed_by <> proposed_by or (kind = 'AWAY' and agreed_by = principal_id))
);
select office.agency_table('matter_cover', 'select, insert, update');
create index matter_cover_pair on office.matter_cover (agency_id, section_id, b_post_id) where kind = 'PAIR';
create index matter_cover_away on office.matter_cover (agency_id, principal_id, until_at) where kind <> 'PAIR';
create index matter_cover_open on office.matter_cover (agency_id, until_at) where kind = 'AWAY' and ended_at is null;

create table office.matter_cover_kind (
  agency_id uuid not null references office.agency (id),
  cover_id uuid not null,
  kind_code text not null,
  primary key (agency_id, cover_id, kind_code),
  foreign key (agency_id, cover_id) references office.matter_cover (agency_id, id),
  foreign key (agency_id, kind_code) references office.matter_kind (agency_id, code)
);
select office.agency_table('matter_cover_kind', 'select, insert');

-- Set by two administrators, not by the person himself.
alter table office.matter_stand_in add column arranged boolean not null default false;
