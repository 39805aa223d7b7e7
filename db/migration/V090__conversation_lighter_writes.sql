-- Every turn moved an entry of this index, and kept the row from being updated in place. Only the nightly retention reads
-- by this column, over a table that holds a day's residents.
drop index conversation_updated;
alter table conversation set (fillfactor = 80);
