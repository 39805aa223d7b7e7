-- The end of what residents get now, apart from the end (expires_at) that is asked for a change that waits: a season
-- ends also while somebody writes the next one.
alter table content_item add column live_until timestamptz; -- null: without an end
update content_item set live_until = expires_at where live is not null and state = 'PUBLISHED';
