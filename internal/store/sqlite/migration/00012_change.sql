-- Which article's part of the record was changed when, for programs that hold the record in memory.

CREATE TABLE change (
  nr      INTEGER PRIMARY KEY, -- order of changes
  article INTEGER NOT NULL REFERENCES article (nr)
) STRICT;

CREATE TRIGGER change_kept AFTER INSERT ON article BEGIN
  INSERT INTO change (article) VALUES (new.nr);
END;
CREATE TRIGGER change_read_again AFTER UPDATE OF version, seal ON article BEGIN
  INSERT INTO change (article) VALUES (new.nr);
END;
CREATE TRIGGER change_corrected AFTER INSERT ON correction BEGIN
  INSERT INTO change (article) SELECT nr FROM article WHERE id = new.article;
END;
CREATE TRIGGER change_withdrawn AFTER UPDATE OF withdrawn ON correction BEGIN
  INSERT INTO change (article) SELECT nr FROM article WHERE id = new.article;
END;
