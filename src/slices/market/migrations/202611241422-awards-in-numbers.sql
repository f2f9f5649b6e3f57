-- What the numbers of a market are added up from stands with the supplier of an award, so that an index alone answers.
alter table process_suppliers add column awarded_on date;
alter table process_suppliers add column division text;
-- The value in pence, where the process has one supplier and its value is in pounds.
alter table process_suppliers add column alone_pence bigint;
update process_suppliers s set awarded_on = p.awarded_on, division = left(p.cpv[1], 2),
  alone_pence = case when p.awarded_pence > 0 and p.currency = 'GBP'
    and (select count(*) from process_suppliers o where o.organisation_id = s.organisation_id and o.ocid = s.ocid) = 1 then p.awarded_pence end
from contracting_processes p where p.organisation_id = s.organisation_id and p.ocid = s.ocid;
create index process_suppliers_by_award on process_suppliers (organisation_id, awarded_on) include (key, division, alone_pence, sme, vcse);
drop index process_suppliers_by_key;
create index process_suppliers_by_key on process_suppliers (organisation_id, key, awarded_on);
drop index contracting_processes_by_award;
create index contracting_processes_by_award on contracting_processes (organisation_id, awarded_on desc, ocid) include (tenderers);
