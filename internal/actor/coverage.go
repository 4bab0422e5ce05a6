package actor

import (
	"strings"
	"sync"
)

// A Score says how many facts of one source and kind the table answers.
type Score struct {
	File    string
	Foreign bool // foreign ministers; else heads of state and government
	Facts   int
	Right   int
	Misses  []Fact
}

// Coverage holds the tables against facts: of the holders of offices at their
// days, how many the tables name too, in any spelling of the name.
func (b *Base) Coverage(facts []Fact) []Score {
	var out []Score
	for _, f := range facts {
		if f.Day < "2000" {
			continue
		}
		isForeign := f.Offices[0] == foreign[0]
		i := 0
		for i < len(out) && (out[i].File != f.File || out[i].Foreign != isForeign) {
			i++
		}
		if i == len(out) {
			out = append(out, Score{File: f.File, Foreign: isForeign})
		}
		out[i].Facts++
		if b.confirms(f) {
			out[i].Right++
		} else {
			out[i].Misses = append(out[i].Misses, f)
		}
	}
	return out
}

// confirms reports whether the tables name the holder at the fact's day.
func (b *Base) confirms(f Fact) bool {
	for _, office := range f.Offices {
		for _, t := range b.holders[[2]string{f.Country, office}] {
			if t.Holds(f.Day) && (SameName(t.Name, f.Name) >= Medium || b.called(t.ID, f.Name)) {
				return true
			}
		}
	}
	return false
}

// called reports whether another spelling of a person is the name.
func (b *Base) called(id, name string) bool {
	for _, a := range b.byID[id].Aliases {
		if SameName(a, name) >= Medium {
			return true
		}
	}
	return false
}

// countryOf returns the code of a country as the data call it, "" if the
// tables do not know it.
func countryOf(name string) string {
	name = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(name, "&nbsp;", " "), "&ocirc;", "ô"))
	if code, ok := oddNames[name]; ok {
		return code
	}
	for _, e := range Known().Lookup(name) {
		if e.Kind == State {
			return e.Country
		}
	}
	return ""
}

var oddNames = map[string]string{
	"Congo (Brazzaville)": "COG", "Holy See (Vatican City)": "VAT", "The Dominican": "DOM", "Kingdom of Denmark": "DNK",
	"Kingdom of the Netherlands": "NLD", "Republic of Artsakh": "", "United States of America": "USA", "US": "USA", "None": "",
}

// correlates returns the codes of the Correlates of War project, which REIGN
// uses, as codes of the tables.
var correlates = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, e := range Known().Entries() {
		if e.Kind == State {
			m[e.ID] = e.ID
		}
	}
	for pair := range strings.FieldsSeq(cow) {
		theirs, ours, _ := strings.Cut(pair, "=")
		m[theirs] = ours
	}
	return m
})

// cow has the codes that differ, of states that stand; those of states that
// are gone lead nowhere.
const cow = `AAB=ATG ALG=DZA ANG=AGO AUL=AUS AUS=AUT BAH=BHR BAR=BRB BFO=BFA BHM=BHS BHU=BTN BNG=BGD BOS=BIH BOT=BWA BUI=BDI
BUL=BGR CAM=KHM CAO=CMR CAP=CPV CDI=CIV CEN=CAF CHA=TCD CON=COG COS=CRI CRO=HRV CZE=- CZR=CZE DEN=DNK DRC=COD DRV=VNM EQG=GNQ ETM=TLS
FIJ=FJI FRN=FRA GAM=GMB GDR=- GFR=- GMY=DEU GRG=GEO GRN=GRD GUA=GTM GUI=GIN HAI=HTI HON=HND ICE=ISL INS=IDN IRE=IRL KOS=XKX KUW=KWT
KYR=KGZ KZK=KAZ LAT=LVA LEB=LBN LES=LSO LIB=LBY LIT=LTU MAA=MRT MAC=MKD MAD=MDV MAG=MDG MAL=MYS MAS=MUS MAW=MWI MLD=MDA MNC=MCO
MNG=MNE MON=MNG MOR=MAR MSI=MHL MYA=MMR MZM=MOZ NAU=NRU NEP=NPL NEW=NZL NIG=NGA NIR=NER NTH=NLD OMA=OMN PAL=PLW PAR=PRY PHI=PHL
POR=PRT ROK=KOR ROM=ROU RVN=- SAF=ZAF SAL=SLV SEN=SEN SEY=SYC SIE=SLE SKN=KNA SLO=SVK SLU=LCA SLV=SVN SNM=SMR SOL=SLB SPN=ESP SRI=LKA
SUD=SDN SVG=VCT SWA=SWZ SWD=SWE SWZ=CHE TAJ=TJK TAZ=TZA THI=THA TOG=TGO TRI=TTO UAE=ARE UKG=GBR URU=URY VAN=VUT YAR=- YPR=- YUG=SRB
ZAM=ZMB ZIM=ZWE`

// Share returns how much of the facts the tables answer, 0 without facts.
func (s Score) Share() float64 {
	if s.Facts == 0 {
		return 0
	}
	return float64(s.Right) / float64(s.Facts)
}
