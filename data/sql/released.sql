-- Whose answers, by their keyed marks, stand behind every result that was shown?
-- rows
-- For the guard at the door alone: also what was corrected or turned back since, for it was seen. Who was held back by
-- themselves and has marks was shown together with people of other parties.
select distinct release.coalition, release.party, release.role, release.instrument, release.period, release.aspect, release.people,
  release.held_back, release.members
from release_ever release
where ($coalition = '' or release.coalition = $coalition) and (release.held_back is null or release.members is not null)
order by release.coalition nulls last, release.party nulls last, release.role nulls last, release.instrument nulls last,
  release.period nulls last, release.aspect nulls last, release.people nulls last, release.members nulls last
