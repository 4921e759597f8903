-- A letter that waits goes to whom the last report of its case names. Where that is somebody else, or nobody any more, the row that
-- waits is taken back and, if somebody is named, written anew under a number of its own: a letter to a number that was put right
-- would tell a stranger of somebody’s visit. Only rows that wait are deleted (the statements say so): what a provider has, or may
-- have, stays until it is forgotten. No fact is lost: a letter that was never sent has no tally, and the reports are all kept.
grant delete on letter to yiping_app;
-- To whom a letter goes is not changed even so. What may change is the same person’s other address, by which a wish not to be
-- written to is found.
grant update (other_index) on letter to yiping_app;
