package record

// An OfficeMention is one article's naming of somebody with an office: "acting
// Turkish Foreign Minister Hakan Fidan". Span covers title and name, Trigger is
// the title. It tells what the article says, which may differ from what the
// office table knows.
type OfficeMention struct {
	ID ID
	Provenance
	Holder   Actor
	Office   string // canonical: "Minister of Foreign Affairs"
	Standing string // acting, former, deputy, designate …; empty: held in full
	Country  string // whose office it is; as Actor.Country
}

// Hash returns the id that the naming of an office has by what it says: its
// article, letters, office and holder.
func (o *OfficeMention) Hash() ID {
	return hash(o.Article, "office", o.Span, []string{o.Office, o.Standing, o.Country, o.Holder.ID})
}
