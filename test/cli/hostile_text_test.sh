#!/bin/sh
# Texts that try to make a room slow: each is coded within seconds, in bounded memory.
. "$(dirname "$0")/under_limits.sh"

# --- texts just below the limit that try to make a room slow (2 MB each)
hostile() { # hostile NAME TEXT: no failure, whatever comes out
    repeat $most "$2" >hostile.txt
    with_good "$1" 0 "" hostile.txt
}
small() { # the same for what costs the rooms most by its nature: half a megabyte
    repeat 500000 "$2" >hostile.txt
    with_good "$1" 0 "" hostile.txt
}
hostile "two million letters" a
hostile "two million capitals" A
hostile "two million digits" 7
hostile "two million brackets" '('
hostile "two million quotation marks" '"'
hostile "two million apostrophes" "'"
hostile "two million hyphens" '-'
hostile "two million full stops" '.'
hostile "a million digits with commas" '1,'
hostile "a letter with a million accents" "$(printf '\314\201')"
hostile "half a million emoji" "$(printf '\360\237\230\200')"
hostile "a path of a million folders" '/a'
small "brackets with spaces" '( '
small "quotation marks with spaces" "$(printf '\342\200\234 ')"
small "nested quotations" "$(printf '\342\200\234Iran said \342\200\230France ')"
small "nested reports" 'Iran said that '
small "nested brackets" '(Iran said '
small "names by the thousand in one sentence" 'Iran, France, Russia, China and '
small "amounts by the thousand" '$5 million, 12 F-16 fighter jets, 300 tanks, '
small "numerals by the thousand" 'two hundred thousand million and '
small "dates by the thousand" 'Monday, July 17, 2024 and last week and two years ago '
small "addresses by the thousand" 'a@b.com@c.org '
small "titles by the thousand" 'Mr. Smith of the U.S. '
small "offices by the thousand" 'the ministry of the '
small "quotations by the thousand" '"Iran met France," he said. '
small "people by the thousand" 'Ivan Petrov, the spokesman for Iran, told Anna Chen that she and he would meet them. '
small "events by the thousand" 'Iran attacked France and met Russia on Monday. '
yes 'By John Smith' | head -n $((60000 / scale)) >hostile.txt
with_good "nothing but bylines" 0 "" hostile.txt
yes '' | head -c $((2000000 / scale)) >hostile.txt
with_good "nothing but empty lines" 1 "hostile.txt: " hostile.txt

finish
