-- Who holds a post of a section is asked in the database where somebody stands in by post (AB岗).
create index assignment_post on office.assignment (agency_id, section_id, post_id);
