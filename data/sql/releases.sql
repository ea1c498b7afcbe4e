-- Of whom were answers shown together, and of whom held back?
-- rows
select release.coalition, release.party, coalesce(party.name, release.party) as party_name, release.role, release.instrument,
  release.period, release.aspect, release.people, release.held_back, release.recorded, release.batch
from release
left join party on party.party = release.party
where release.coalition = $coalition
order by release.instrument nulls last, release.period nulls last, release.aspect nulls last, release.party nulls last,
  release.role nulls last
