package record

import "strings"

// A Cluster is all that is told of one thing: the mentions of one kind that are
// judged to be of the same event, statement or figure, by outlet. It follows
// from mentions and judgements and can be thrown away.
type Cluster struct {
	ID       ID
	Kind     string    // event, statement, figure
	Tellings []Telling // the earliest first
}

// A Telling is one outlet's mentions inside one cluster: what stands side by
// side with the tellings of others. Articles whose outlet is not known have a
// telling each.
type Telling struct {
	Outlet   string
	Articles []ID      // the earliest first
	Mentions []ID      // in the order of Articles, then of the text
	Shared   []ID      // those of Mentions that tell of another cluster as well: "He met both Erdogan and Fidan"
	Carriers []Carrier // who carries this telling's words and adds none; they count once
}

// A Carrier is an article that carries another one's wording.
type Carrier struct {
	Article  ID
	Outlet   string
	Mentions []ID // its copies of what the telling says
}

// Mentions returns the mentions of all tellings, copies in wire stories left out.
func (c *Cluster) Mentions() []ID {
	var out []ID
	for _, t := range c.Tellings {
		out = append(out, t.Mentions...)
	}
	return out
}

// ClusterID returns the id of the cluster whose first mention is given: that of
// the earliest article, so that later articles leave it as it is.
func ClusterID(first ID) ID { return ID(strings.Replace(string(first), ":", "/", 1)) }
