-- Rows of spans and participants are written right after their mentions, in one transaction. That the server looks each of
-- them up once more, and locks it, is a third of what keeping costs it; 'readout verify' looks for rows that belong to none.

ALTER TABLE span DROP CONSTRAINT IF EXISTS span_mention_fkey;
ALTER TABLE participant DROP CONSTRAINT IF EXISTS participant_mention_fkey;
