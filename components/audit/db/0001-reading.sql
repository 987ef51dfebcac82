-- The audit administrator reads newest first, by day and by person.
create index audit_event_at on office.audit_event (agency_id, at, id);
create index audit_event_person on office.audit_event (agency_id, person_id, at, id);
