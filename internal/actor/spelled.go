package actor

import "sync"

// A soundIndex finds persons by how the words of their names sound.
type soundIndex struct {
	once sync.Once
	ids  map[string][]string // sound of a word that is no given name → ids of persons
	name map[string]string   // id → name
}

// Spelled returns the tenures of everybody whose full name is spelled so in
// some transcription: Ebrahim Raeisi for Ebrahim Raisi. A name of one word says
// too little; Named answers for it where the table does.
func (b *Base) Spelled(name string) []Tenure {
	words := nameWords(name)
	if len(words) < 2 {
		return nil
	}
	b.sounds.once.Do(b.indexSounds)
	var out []Tenure
	seen := map[string]bool{}
	for _, w := range words[1:] {
		for _, id := range b.sounds.ids[sound(w)] {
			if !seen[id] && SameName(name, b.sounds.name[id]) == Strong {
				seen[id] = true
				out = append(out, b.Tenures(id)...)
			}
		}
	}
	return out
}

func (b *Base) indexSounds() {
	b.sounds.ids, b.sounds.name = map[string][]string{}, map[string]string{}
	for _, t := range b.tenures {
		if _, ok := b.sounds.name[t.ID]; ok {
			continue
		}
		b.sounds.name[t.ID] = t.Name
		words := nameWords(t.Name)
		for _, w := range words[min(1, len(words)):] {
			key := sound(w)
			b.sounds.ids[key] = append(b.sounds.ids[key], t.ID)
		}
	}
}

// Sound returns a key that the spellings of one word of a name share in most
// transcriptions: Mekdad and Mikdad, Abdollahian and Abdolahian.
func Sound(word string) string { return sound(Fold(word)) }
