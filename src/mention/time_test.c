#include "mention/sample.h"

#include "mention/timephrase.h"

// The document is of a Wednesday.
#define TODAY "2024-07-17"

typedef struct {
    const char *words;
    const char *expected; // "text = value" of each mention, joined by "; "
} time_case;

static const time_case CASES[] = {
    // explicit days
    {"They met on 17 July 2024 .", "17 July 2024 = 2024-07-17"},
    {"They met on July 17 , 2024 .", "July 17 , 2024 = 2024-07-17"},
    {"They met on July 17th , 2023 .", "July 17th , 2023 = 2023-07-17"},
    {"They met on the 17th of July 2019 .", "the 17th of July 2019 = 2019-07-17"},
    {"The file is dated 2024-07-17 .", "2024-07-17 = 2024-07-17"},
    {"The file is dated 2024 _- _07 _- _17 .", "2024-07-17 = 2024-07-17"},
    {"It was signed on 07/17/2024 .", "07/17/2024 = 2024-07-17"},
    {"It was signed on 17/07/2024 .", "17/07/2024 = 2024-07-17"},
    {"It was signed on 17.07.2024 .", "17.07.2024 = 2024-07-17"},
    {"They met on Tuesday , July 16 , 2024 .", "Tuesday , July 16 , 2024 = 2024-07-16"},
    {"They met on Tuesday , 16 July .", "Tuesday , 16 July = 2024-07-16"},
    {"The 9/11 attacks/NNS changed it .", "9/11 = 2001-09-11"},
    {"It ran from July 17 - 19 , 2023 .", "July 17 - 19 , 2023 = 2023-07-17/2023-07-19"},
    {"It met on 17 - 19 July 2023 .", "17 - 19 July 2023 = 2023-07-17/2023-07-19"},
    {"It met on July 17 and 18 .", "July 17 and 18 = 2024-07-17/2024-07-18"},
    {"In Sept. 2021 they left/VBD .", "Sept. 2021 = 2021-09"},
    // days without a year: the tense decides
    {"They met/VBD on July 17 .", "July 17 = 2024-07-17"},
    {"They met/VBD on August 3 .", "August 3 = 2023-08-03"},
    {"They will/MD meet/VB on August 3 .", "August 3 = 2024-08-03"},
    {"They will/MD meet/VB on Jan. 5 .", "Jan. 5 = 2025-01-05"},
    {"The deal ended/VBD on 30 June .", "30 June = 2024-06-30"},
    {"The ceremony is/VBZ scheduled/VBN for July 31 .", "July 31 = 2024-07-31"},
    {"He agreed/VBD to/TO leave/VB by August 1 .", "August 1 = 2024-08-01"},
    {"They left/VBD on the 12th .", "the 12th = 2024-07-12"},
    // weekdays
    {"They met/VBD on Monday", "Monday = 2024-07-15"}, // the last word: nothing is read behind it
    {"The ministry said/VBD Wednesday that talks ended .", "Wednesday = 2024-07-17"},
    {"They met/VBD on Friday .", "Friday = 2024-07-12"},
    {"They will/MD meet/VB on Friday .", "Friday = 2024-07-19"},
    {"They had/VBD met/VBN on Monday .", "Monday = 2024-07-15"},
    {"He would/MD visit/VB Seoul on Thursday .", "Thursday = 2024-07-18"},
    {"He met them last Friday .", "last Friday = 2024-07-12"},
    {"They meet next Tuesday .", "next Tuesday = 2024-07-23"},
    {"They met this Monday .", "this Monday = 2024-07-15"},
    {"They met this past Thursday .", "this past Thursday = 2024-07-11"},
    {"They met/VBD on Friday night .", "Friday night = 2024-07-12TNI"},
    {"They met/VBD late Tuesday .", "late Tuesday = 2024-07-16"},
    {"They met/VBD on Friday last week .", "Friday last week = 2024-07-12"},
    {"They protest/VBP on Fridays .", "Fridays = XXXX-WXX-5"},
    // months
    {"The talks were/VBD held/VBN in November 2023 .", "November 2023 = 2023-11"},
    {"The November 2023 talks failed/VBD .", "November 2023 = 2023-11"},
    {"They met/VBD in November .", "November = 2023-11"},
    {"They will/MD vote/VB in November .", "November = 2024-11"},
    {"They met/VBD in May .", "May = 2024-05"},
    {"It met/VBD in July .", "July = 2024-07"},
    {"It was/VBD sold/VBN last November .", "last November = 2023-11"},
    {"It was/VBD sold/VBN in November last year .", "November last year = 2023-11"},
    {"It was/VBD sold/VBN in March of this year .", "March of this year = 2024-03"},
    {"They may/MD march/VB on the capital .", ""},
    {"May/MD they rest .", ""},
    {"Protesters march/VBP daily .", "daily = P1D"},
    {"They expect/VBP it by mid - July .", "mid - July = 2024-07"},
    {"It fell in late May .", "late May = 2024-05"},
    // years and longer
    {"They have/VBP sold/VBN weapons since 1979 .", "1979 = 1979"},
    {"In 2015 the accord was/VBD signed/VBN .", "2015 = 2015"},
    {"The 2015 agreement/NN collapsed/VBD .", "2015 = 2015"},
    {"It grew in the 1980s .", "the 1980s = 198"},
    {"It grew in the early 1990s .", "the early 1990s = 199"},
    {"It began in early 2024 .", "early 2024 = 2024"},
    {"It began in mid - 2023 .", "mid - 2023 = 2023"},
    {"A 20th - century/NN idea .", "20th - century = 19"},
    {"It was built in the 19th century .", "the 19th century = 18"},
    {"They counted 2000 troops/NNS there .", ""},
    {"It cost/VBD $ 2000 in all .", ""},
    {"It passed/VBD fiscal year 2024 bills/NNS .", "fiscal year 2024 = 2024"},
    {"From 2019 to 2021 it grew/VBD .", "2019 to 2021 = 2019/2021"},
    {"It grew/VBD between 2019 and 2021 .", "2019 and 2021 = 2019/2021"},
    {"It fought/VBD the 2019 - 2021 war .", "2019 - 2021 = 2019/2021"},
    {"It fell/VBD from May to July .", "May to July = 2024-05/2024-07"},
    {"It fell/VBD between May and July 2023 .", "May and July 2023 = 2023-05/2023-07"},
    {"It lasted/VBD from November 2022 to February 2023 .",
     "November 2022 to February 2023 = 2022-11/2023-02"},
    {"It rose in the first quarter of 2023 .", "the first quarter of 2023 = 2023-Q1"},
    {"The second half of the year was calm .", "The second half of the year = 2024-H2"},
    {"In the first week of July it rained .", "the first week of July = 2024-07-01/2024-07-07"},
    {"They left/VBD in spring .", "spring = 2024-SP"},
    {"They left/VBD last summer .", "last summer = 2023-SU"},
    {"They left/VBD in the summer of 2022 .", "the summer of 2022 = 2022-SU"},
    {"After the fall of Kabul they left/VBD .", ""},
    // relative to the document's date
    {"It approved/VBD one last month .", "last month = 2024-06"},
    {"It began/VBD last year .", "last year = 2023"},
    {"This week they met/VBD .", "This week = 2024-W29"},
    {"Last week they met/VBD .", "Last week = 2024-W28"},
    {"Yesterday they met/VBD .", "Yesterday = 2024-07-16"},
    {"They meet/VBP today .", "today = 2024-07-17"},
    {"They left/VBD last night .", "last night = 2024-07-16TNI"},
    {"They meet/VBP tonight .", "tonight = 2024-07-17TNI"},
    {"They left/VBD this morning .", "this morning = 2024-07-17TMO"},
    {"He came/VBD the day before yesterday .", "the day before yesterday = 2024-07-15"},
    {"They met/VBD three days ago .", "three days ago = 2024-07-14"},
    {"They met/VBD two weeks ago .", "two weeks ago = 2024-W27"},
    {"Five years ago today they met/VBD .", "Five years ago today = 2019-07-17"},
    {"Three weeks ago today they met/VBD .", "Three weeks ago today = 2024-06-26"},
    {"Two months ago today they met/VBD .", "Two months ago today = 2024-05-17"},
    {"They met/VBD the very next day .", "the very next day = "},
    {"They left/VBD the next day .", "the next day = "},
    {"They met/VBD a year ago .", "a year ago = 2023"},
    {"They met/VBD two months ago .", "two months ago = 2024-05"},
    {"They met/VBD several years ago .", "several years ago = PAST_REF"},
    {"They met/VBD decades ago .", "decades ago = PAST_REF"},
    {"They will/MD meet/VB in two weeks .", "two weeks = 2024-W31"},
    {"Early next year they will/MD vote/VB .", "Early next year = 2025"},
    {"Later this month they will/MD vote/VB .", "Later this month = 2024-07"},
    {"At the end of the month they will/MD vote/VB .", "the end of the month = 2024-07"},
    {"Over the past three weeks it fell/VBD .", "the past three weeks = 2024-06-26/2024-07-17"},
    {"In the past two years it fell/VBD .", "the past two years = 2022/2024"},
    {"In the next five days it will/MD fall/VB .", "the next five days = 2024-07-17/2024-07-22"},
    {"They met over the weekend .", "the weekend = 2024-W28-WE"},
    {"They met last weekend .", "last weekend = 2024-W28-WE"},
    // vague
    {"It has/VBZ grown/VBN in recent years .", "recent years = PAST_REF"},
    {"Over the past weeks and months it grew/VBD .", "the past weeks and months = PAST_REF"},
    {"It is now calm .", "now = PRESENT_REF"},
    {"It will/MD soon end/VB .", "soon = FUTURE_REF"},
    {"In the coming days it will/MD end/VB .", "the coming days = FUTURE_REF"},
    {"In the near future it will/MD end/VB .", "the near future = FUTURE_REF"},
    // durations, sets
    {"The talks went on for three weeks .", "three weeks = P3W"},
    {"It held a three - day visit .", "three - day = P3D"},
    {"They spoke for half an hour .", "half an hour = PT30M"},
    {"They waited for 36 hours .", "36 hours = PT36H"},
    {"They argued for decades .", "decades = PXY"},
    {"A 10 - year - old boy died/VBD .", ""},
    {"He is 10 years old .", ""},
    {"It happens every year .", "every year = P1Y"},
    {"It happens every four years .", "every four years = P4Y"},
    {"The annual drill ended/VBD .", "annual = P1Y"},
    {"It earns $ 5 million a year .", "a year = P1Y"},
    // clock
    {"They will/MD meet/VB at 10 a.m. on Friday .", "10 a.m. on Friday = 2024-07-19T10:00"},
    {"They met/VBD on Friday at 2:30 pm .", "Friday at 2:30 pm = 2024-07-12T14:30"},
    {"It began/VBD at 14:00 GMT .", "14:00 GMT = 2024-07-17T14:00"},
    {"It began/VBD at noon Tuesday .", "noon Tuesday = 2024-07-16T12:00"},
    // what more formats there are
    {"It fell in Q1 2023 .", "Q1 2023 = 2023-Q1"},
    {"It grew in the 1970 _'s/POS .", "the 1970's = 197"},
    {"They will/MD meet/VB on the 20th of next month .", "the 20th of next month = 2024-08-20"},
    {"They will/MD rest/VB over the weekend .", "the weekend = 2024-W29-WE"},
    {"It was/VBD on Feb. 30 .", "Feb. = 2024-02"},
    {"They expect/VBP it by mid-July .", "mid-July = 2024-07"},
    {"It began in mid-2023 .", "mid-2023 = 2023"},
    {"It grew in the mid-1990s .", "the mid-1990s = 199"},
    {"They left/VBD two days before July 4 .", "two days before July 4 = 2024-07-02"},
    {"They will/MD meet/VB three weeks from tomorrow .", "three weeks from tomorrow = 2024-08-08"},
    {"It fell/VBD over the last two quarters .", "the last two quarters = 2024-Q1/2024-Q2"},
    {"They left/VBD two days after the attack/NN .", "two days = P2D"},
    {"It rained in the last week of July 2023 .",
     "the last week of July 2023 = 2023-07-25/2023-07-31"},
    {"It fell in 2023 Q1 .", "2023 Q1 = 2023-Q1"},
    {"They spoke for one and a half hours .", "one and a half hours = PT1.5H"},
    // what is said of the year elsewhere
    {"It fell/VBD in November and December 2021 .", "November = 2021-11; December 2021 = 2021-12"},
    {"It fell/VBD in November , December and January 2021 .",
     "November = 2020-11; December = 2020-12; January 2021 = 2021-01"},
    {"They will/MD show data for October to December 2021 .",
     "October to December 2021 = 2021-10/2021-12"},
    {"The September 11 attacks/NNS changed/VBD it .", "September 11 = 2001-09-11"},
    {"He runs/VBZ the March of Dimes .", ""},
    {"They came/VBD in May \xe2\x80\x94 June was/VBD wet .", "May = 2024-05; June = 2024-06"},
    {"The Bataan Death March began/VBD .", ""},
    {"It falls between 1838 or 1840 .", "1838 = 1838; 1840 = 1840"},
    {"They left/VBD a while ago .", "a while ago = PAST_REF"},
    {"I was/VBD there day before yesterday .", "day before yesterday = 2024-07-15"},
    {"They hope for a better/JJ tomorrow .", ""},
    {"On that day it fell/VBD .", "that day = "},
    {"They will/MD extend/VB it past July 31 .", "July 31 = 2024-07-31"},
    {"In the last six months of/IN his/PRP life/NN he wrote/VBD .", "six months = P6M"},
    {"The weekend after/IN it opened/VBD was/VBD wet .", ""},
    {"It opened/VBD in 1965 . On that day it rained .", "1965 = 1965; that day = "},
    {"It was/VBD filed on 14 nov 2023 .", "14 nov 2023 = 2023-11-14"},
    // a day nearly a year away is written with its year
    {"They will/MD meet/VB on July 12 .", "July 12 = 2024-07-12"},
    {"They said/VBD it on July 20 .", "July 20 = 2024-07-20"},
    {"They met/VBD in and after May ; later in the fall they left/VBD .",
     "May = 2024-05; later in the fall = 2024-FA"},
    // parts of a longer time
    {"It fell/VBD in the third week of last month .",
     "the third week of last month = 2024-06-15/2024-06-21"},
    {"It fell/VBD in the second week of 2023 .", "the second week of 2023 = 2023-W02"},
    {"It fell/VBD in the last week of 2020 .", "the last week of 2020 = 2020-W53"},
    {"They vote on the first Tuesday of November 2022 .",
     "the first Tuesday of November 2022 = 2022-11-01"},
    {"They left/VBD on the last Friday in March .", "the last Friday in March = 2024-03-29"},
    {"It ends/VBZ on the 15th day of next month .", "the 15th day of next month = 2024-08-15"},
    {"It ended/VBD on the last day of February .", "the last day of February = 2024-02-29"},
    {"It grew/VBD in the first six months of 2023 .",
     "the first six months of 2023 = 2023-01/2023-06"},
    {"It closes/VBZ for the last two weeks of this year .",
     "the last two weeks of this year = 2024-12-18/2024-12-31"},
    {"It grew/VBD in the first three months of the war/NN .", "three months = P3M"},
    {"It began in the first decade of the 21st century .",
     "the first decade of the 21st century = 200"},
    {"It fell/VBD in the second half of last month .",
     "the second half of last month = 2024-06-16/2024-06-30"},
    {"They will/MD rest/VB for the rest of the year .", "the rest of the year = 2024-07/2024-12"},
    {"He will/MD leave/VB in the week after next .", "the week after next = 2024-W31"},
    {"He left/VBD the month before last .", "the month before last = 2024-05"},
    {"The week of July 1 was calm .", "The week of July 1 = 2024-W27"},
    {"They will/MD meet/VB in the week beginning 29 July .",
     "the week beginning 29 July = 2024-W31"},
    {"They will/MD meet/VB next week on Thursday .", "next week on Thursday = 2024-07-25"},
    {"They toured from 4 to 22 this month .", "4 to 22 this month = 2024-07-04/2024-07-22"},
    {"It ran/VBD from May 3 through the fifth .",
     "May 3 through the fifth = 2024-05-03/2024-05-05"},
    {"It runs/VBZ from 10 to 30 July .", "10 to 30 July = 2024-07-10/2024-07-30"},
    // lengths of several parts, and from one to another
    {"He got two years and six months in jail .", "two years and six months = P2Y6M"},
    {"It flew for 5 days , 3 hours and 20 minutes .",
     "5 days , 3 hours and 20 minutes = P5DT3H20M"},
    {"They met/VBD 1 month and 21 days ago .", "1 month and 21 days ago = 2024-05-27"},
    {"It takes/VBZ four to five years .", "four to five years = P4Y/P5Y"},
    {"It takes/VBZ 24 - 48 hours .", "24 - 48 hours = PT24H/PT48H"},
    {"Over the previous three years it grew/VBD .", "the previous three years = 2021/2024"},
    {"It is the largest rise/NN in a decade .", "a decade = P10Y"},
    {"They spent/VBD a year abroad .", "a year = P1Y"},
    {"After following/VBG months of fighting/NN they left/VBD .", "months = PXM"},
    // more that is vague
    {"It will/MD pay off in the years ahead .", "the years ahead = FUTURE_REF"},
    {"It will/MD last for decades to come .", "decades to come = FUTURE_REF"},
    {"It opened/VBD months ahead of its day .", ""},
    {"They left/VBD not long ago .", "not long ago = PAST_REF"},
    {"It is calm at the moment .", "the moment = PRESENT_REF"},
    {"It is the largest parcel to date .", "to date = PRESENT_REF"},
    {"Their list is not up to date .", ""},
    {"It is calm right now .", "right now = PRESENT_REF"},
    {"At the end of the day , they won/VBD .", ""},
    // between now and then
    {"It must/MD end between now and March 2025 .", "now and March 2025 = 2024-07-17/2025-03"},
    {"It has/VBZ grown/VBN between May 2 and now .", "May 2 and now = 2024-05-02/2024-07-17"},
    // years in words and other forms
    {"It began/VBD in nineteen eighty - six .", "nineteen eighty - six = 1986"},
    {"It began/VBD in June of two thousand and eight .",
     "June of two thousand and eight = 2008-06"},
    {"It holds two thousand and eight boxes/NNS .", ""},
    {"It grew/VBD in the nineteen seventies .", "the nineteen seventies = 197"},
    {"It passed/VBD the FY2025 budget/NN .", "FY2025 = 2025"},
    {"It was/VBD filed/VBN on 23-Sep-2020 .", "23-Sep-2020 = 2020-09-23"},
    {"It fell in 2019 - Q3 .", "2019 - Q3 = 2019-Q3"},
    {"They paid/VBD $ 12 December 5 .", "December 5 = 2023-12-05"},
    {"( Photo ) 2013 Marathon winner/NN .", "2013 = 2013"},
    {"Apply by July 31 : see below .", "July 31 = 2024-07-31"},
    {"They condemned/VBD the September 1 murders/NNS .", "September 1 = 2023-09-01"},
    {"In March 20 people/NNS died/VBD .", "March = 2024-03"},
    // a weekday and its day agree
    {"They met/VBD on Tuesday , the second round/NN of talks/NNS .", "Tuesday = 2024-07-16"},
    {"It ran/VBD ( 20 November - 11 December 2015 ) .",
     "20 November - 11 December 2015 = 2015-11-20/2015-12-11"},
    {"It began/VBD at 1140 a.m. there .", "1140 a.m. = 2024-07-17T11:40"},
    {"It began/VBD at 0430 hours/NNS .", "0430 hours = 2024-07-17T04:30"},
    {"It ran/VBD between 0930 and 1100 .", "0930 and 1100 = 2024-07-17T09:30/2024-07-17T11:00"},
    {"It began/VBD at five thirty .", "five thirty = 2024-07-17T17:30"},
    {"It ran/VBD from two thirty to four forty - five .",
     "two thirty to four forty - five = 2024-07-17T14:30/2024-07-17T16:45"},
    {"It left/VBD at five thirty - member/NN camps/NNS .", ""},
    {"It left/VBD at 17.30 .", "17.30 = 2024-07-17T17:30"},
    {"It opens/VBZ at 6 am everyday .", "6 am everyday = XXXX-XX-XXT06:00"},
    {"They came/VBD on May twenty - one .", "May twenty - one = 2024-05-21"},
    {"They came/VBD on the twenty - second .", "the twenty - second = 2024-06-22"},
    {"It lasted/VBD today until tomorrow .", "today until tomorrow = 2024-07-17/2024-07-18"},
    {"In the year 476 it fell/VBD .", "the year 476 = 0476"},
    {"They waited/VBD 1/2 hour .", "1/2 hour = PT30M"},
    {"They waited/VBD for a quarter of a century .", "a quarter of a century = P25Y"},
    {"It was/VBD in the twenty - twenties .", "the twenty - twenties = 202"},
    {"It took/VBD 30 min to/TO go/VB .", "30 min = PT30M"},
    {"Some/DT 1200 Chinese/JJ soldiers/NNS left/VBD .", ""},
    {"It failed/VBD two years back .", "two years back = 2022"},
    {"It takes/VBZ a quarter to a half of crops/NNS .", ""},
    {"He was/VBD in the Guard in '72 .", "'72 = 1972"},
    {"It changed/VBD after September 11 .", "September 11 = 2001-09-11"},
    {"It was/VBD her first visit/NN in her current/JJ role/NN .", "current = PRESENT_REF"},
    {"Former and current/JJ members/NNS met/VBD .", ""},
    {"It costs/VBZ 30 dollars/NNS a month .", "a month = P1M"},
    {"They sell/VBP barrels/NNS a day .", ""},
    {"Join us 9/17 at 11:30 am ET .", "9/17 at 11:30 am ET = 2024-09-17T11:30"},
    {"To date it has/VBZ held .", "To date = PRESENT_REF"},
    {"It will/MD fall/VB on Friday the 13th .", "Friday the 13th = 2024-09-13"},
    {"It fell/VBD on Wednesday , September 6 .", "Wednesday , September 6 = 2023-09-06"},
    // hours
    {"They met/VBD on Monday from 9:30 to 11 a.m. and left .",
     "Monday from 9:30 to 11 a.m. = 2024-07-15T09:30/2024-07-15T11:00"},
    {"It will/MD close/VB from 11 to 1 p.m. on Friday .",
     "11 to 1 p.m. on Friday = 2024-07-19T11:00/2024-07-19T13:00"},
    {"They woke/VBD at 3 in the morning .", "3 in the morning = 2024-07-17T03:00"},
    {"They met/VBD at half past seven .", "half past seven = 2024-07-17T07:30"},
    {"They met/VBD at twenty minutes to nine .", "twenty minutes to nine = 2024-07-17T08:40"},
    {"They left/VBD before 4 p.m. on Monday .", "4 p.m. on Monday = 2024-07-15T16:00"},
    {"They left/VBD on Monday before 4 p.m. .", "Monday before 4 p.m. = 2024-07-15T16:00"},
    {"They protest/VBP every Friday at 10 a.m. .", "every Friday at 10 a.m. = XXXX-WXX-5T10:00"},
    {"They meet/VBP on Friday evenings .", "Friday evenings = XXXX-WXX-5TEV"},
    // days with a name
    {"They left/VBD on Christmas Eve .", "Christmas Eve = 2023-12-24"},
    {"They met/VBD on Good Friday .", "Good Friday = 2024-03-29"},
    {"They met/VBD on Easter Monday 2019 .", "Easter Monday 2019 = 2019-04-22"},
    {"The Good Friday Agreement held .", ""},
    {"They met/VBD on Memorial Day .", "Memorial Day = 2024-05-27"},
    {"They spoke on International Women _'s/POS Day .", "International Women's Day = 2024-03-08"},
    // parts of a day
    {"They met/VBD in the morning/NN and left/VBD later in the afternoon/NN .",
     "the morning = XXXX-XX-XXTMO; later in the afternoon = XXXX-XX-XXTAF"},
    {"On July/NNP 9/CD they came/VBD and in the evening/NN they left/VBD .",
     "July 9 = 2024-07-09; the evening = 2024-07-09TEV"},
    {"They met/VBD in the morning/NN at 7/CD .", "the morning at 7 = 2024-07-17T07:00"},
    {"They will/MD meet/VB in the morning/NN .", "the morning = 2024-07-18TMO"},
    {"People get/VBP up in the morning/NN .", ""},
    {"It fell/VBD in the early/JJ hours/NNS of Sunday/NNP .",
     "the early hours of Sunday = 2024-07-14TMO"},
    {"It fell/VBD in the early/JJ morning/NN hours/NNS of March/NNP 3/CD .",
     "the early morning hours of March 3 = 2024-03-03TMO"},
    {"They made/VBD an early/JJ morning/NN raid/NN .", "early morning = 2024-07-17TMO"},
    {"He left/VBD on the morning/NN of July/NNP 3/CD .", "the morning of July 3 = 2024-07-03TMO"},
    {"They struck/VBD before dawn/NN .", "dawn = XXXX-XX-XXTMO"},
    {"They met/VBD on Sunday late/JJ evening/NN .", "Sunday late evening = 2024-07-14TEV"},
    {"They met/VBD on Friday evening at 8/CD .", "Friday evening at 8 = 2024-07-12T20:00"},
    {"They met/VBD between 5/CD and 6/CD in the afternoon/NN .",
     "5 and 6 in the afternoon = 2024-07-17T17:00/2024-07-17T18:00"},
    {"He left/VBD late/RB in the day/NN on Friday/NNP .", "late in the day on Friday = 2024-07-12"},
    // what is left, what comes, what is past of a longer time
    {"They will/MD stay/VB for the rest of the week .",
     "the rest of the week = 2024-07-17/2024-07-21"},
    {"They will/MD reply/VB within two weeks from now .",
     "two weeks from now = 2024-07-17/2024-07-31"},
    {"They fought/VBD all summer and the whole winter/NN .",
     "all summer = 2024-SU; the whole winter = 2023-WI"},
    {"They will/MD meet/VB in the next fortnight/NN .",
     "the next fortnight = 2024-07-17/2024-07-31"},
    {"The last three quarters/NNS were/VBD bad .", "The last three quarters = 2023-Q4/2024-Q2"},
    {"It fell/VBD in the past hour/NN .", "the past hour = 2024-07-17"},
    {"The vote came/VBD at the last minute/NN .", ""},
    {"It fell/VBD for the year to date .", "the year to date = 2024-01-01/2024-07-17"},
    {"It is/VBZ planned/VBN for the year/NN ahead/RB .", "the year ahead = FUTURE_REF"},
    {"A year and a half/NN ago/RB they met/VBD .", "A year and a half ago = 2023-01"},
    {"It rose/VBD over the past year and a half/NN .",
     "the past year and a half = 2023-01/2024-07"},
    {"The next month and a half/NN will/MD tell/VB .",
     "The next month and a half = 2024-07/2024-09"},
    {"On June/NNP 3/CD the town/NN fell/VBD overnight/RB .",
     "June 3 = 2024-06-03; overnight = 2024-06-03TNI"},
    {"It ran/VBD from 2001 to 2005 and fell/VBD the next year/NN .",
     "2001 to 2005 = 2001/2005; the next year = 2006"},
    {"It took/VBD an hour and a half/NN .", "an hour and a half = PT1.5H"},
    {"They left/VBD on the second of August .", "the second of August = 2023-08-02"},
    {"He came/VBD in April '87 .", "April '87 = 1987-04"},
    {"They meet/VBP Monday through Friday .", "Monday through Friday = 2024-07-15/2024-07-19"},
    {"They will/MD meet/VB next week between Wednesday and Friday .",
     "next week = 2024-W30; Wednesday and Friday = 2024-07-24/2024-07-26"},
    // sets
    {"They attack/VBP every night/NN .", "every night = XXXX-XX-XXTNI"},
    {"They attack/VBP every evening/NN at 7 p.m. .", "every evening at 7 p.m. = XXXX-XX-XXT19:00"},
    {"It opens/VBZ at 9 a.m. every day .", "9 a.m. every day = XXXX-XX-XXT09:00"},
    {"It grows/VBZ every single/JJ day .", "every single day = P1D"},
    {"The biennial/JJ fair opened/VBD .", "biennial = P2Y"},
    {"It costs/VBZ $ _5 per month/NN .", "month = P1M"},
    {"It drives/VBZ 60 miles per hour/NN .", ""},
    // vague ones
    {"They discussed/VBD recent/JJ attacks/NNS .", "recent = PAST_REF"},
    {"Earlier/RB , the firm had/VBD paid/VBN .", "Earlier = PAST_REF"},
    {"He said/VBD so the other/JJ day/NN .", "the other day = PAST_REF"},
    {"It will/MD come/VB in the not/RB too/RB distant/JJ future/NN .",
     "the not too distant future = FUTURE_REF"},
    {"Do you , April/NNP , want/VB it ?", ""},
    {"They met/VBD in March , April/NNP , and May .",
     "March = 2024-03; April = 2024-04; May = 2024-05"},
    {"Columbus/NNP Day/NNP , 2012", "Columbus Day , 2012 = 2012-10-08"},
    {"It fell/VBD on Atomic/NNP Veterans/NNPS Day/NNP , 2012 .", "2012 = 2012"},
    {"Now/RB to your question/NN .", ""},
    {"And/CC now/RB , ten years on/RB , they talk/VBP .", "now = PRESENT_REF; ten years = P10Y"},
    {"See/VB the best/JJS photo/NN of the Week/NNP .", ""},
    {"They want/VBP a better/JJR and safer/JJR tomorrow/NN .", ""},
    {"It was/VBD the third/JJ attack/NN of the month/NN .", "the month = 2024-07"},
    {"He is/VBZ the partner/NN of the month/NN .", ""},
    // feasts of other calendars, days of the United Nations
    {"They fought/VBD during Ramadan/NNP .", "Ramadan = 2024-03-11/2024-04-08"},
    {"Riots began/VBD on the eve of Rosh/NNP Hashanah/NNP 2015 .",
     "Rosh Hashanah 2015 = 2015-09-14/2015-09-15"},
    {"They met/VBD on Orthodox/NNP Easter/NNP 2021 .", "Orthodox Easter 2021 = 2021-05-02"},
    {"They met/VBD before Passover/NNP 2023 .", "Passover 2023 = 2023-04-06/2023-04-12"},
    {"They met/VBD on Eid/NNP al/NNP - Fitr/NNP .", "Eid al - Fitr = 2024-04-10"},
    {"They fought/VBD during Ramadan/NNP 1991 .", "Ramadan 1991 = "},
    {"On this International/NNP Day/NNP of/IN Peace/NNP they rest/VBP .",
     "this International Day of Peace = 2024-09-21"},
    {"The Passover/NNP meal/NN was/VBD late .", ""},
    {"It fell/VBD over the Labor Day weekend .", "Labor Day weekend = 2024-08-31/2024-09-02"},
    {"They praised Easter .", ""},
    // names
    {"Welcome/UH to This Week .", ""},
    {"They fund 21st Century Learning Centers .", ""},
    {"He wrote for USA Today .", ""},
    {"The Arab Spring ended/VBD .", ""},
    {"Second , they left/VBD .", ""},
};

static void render(const sample *x, const mention_vec *v, buf *out)
{
    for (size_t i = 0; i < v->n; i++) {
        str text = span_text(x->d.text, v->p[i].span);
        buf_add_format(out, "%s%.*s = %.*s", i ? "; " : "", STR_ARG(text),
                       STR_ARG(v->p[i].time.value));
    }
}

static void test_cases(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sample x;
        sample_read(&x, CASES[i].words, TODAY);
        mention_vec v = {0};
        time_find(&x.d, &x.s, &v, &x.a);
        buf got = {0};
        buf_add_c(&got, "");
        render(&x, &v, &got);
        // glued words keep no space in the text
        if (strcmp(got.p, CASES[i].expected) != 0) {
            wrong++;
            print_error("%s\n    want %s\n    got  %s\n", CASES[i].words, CASES[i].expected, got.p);
        }
        buf_free(&got);
        sample_free(&x);
    }
    assert_int_equal(wrong, 0);
}

// Without a date of the document relative values are empty and say so; the others stay.
static void test_no_date(void **state)
{
    (void)state;
    sample x;
    sample_read(&x, "They met/VBD on Friday and last month , not in 1979 .", "");
    mention_vec v = {0};
    time_find(&x.d, &x.s, &v, &x.a);
    assert_int_equal(v.n, 3);
    assert_str_is(v.p[0].time.value, "");
    assert_str_is(v.p[0].time.how, "unresolved");
    assert_str_is(v.p[0].time.precision, "day");
    assert_str_is(v.p[1].time.how, "unresolved");
    assert_str_is(v.p[2].time.value, "1979");
    assert_str_is(v.p[2].time.how, "explicit");
    sample_free(&x);
}

static void test_anaphoric(void **state)
{
    (void)state;
    static const time_case cases[] = {
        {"He resigned/VBD on May 20 , 2022 . Two weeks earlier he had/VBD left/VBN .",
         "May 20 , 2022 = 2022-05-20; Two weeks earlier = 2022-W18"},
        {"It began/VBD in 2014 ; the following year it ended/VBD .",
         "2014 = 2014; the following year = 2015"},
        {"He came/VBD on July 3 and left/VBD the next day .",
         "July 3 = 2024-07-03; the next day = 2024-07-04"},
        {"He came/VBD in 2001 and fled/VBD that same year .", "2001 = 2001; that same year = 2001"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sample x;
        sample_read(&x, cases[i].words, TODAY);
        mention_vec v = {0};
        time_find(&x.d, &x.s, &v, &x.a);
        buf got = {0};
        render(&x, &v, &got);
        assert_string_equal(got.p, cases[i].expected);
        assert_str_is(v.p[1].time.how, "anaphoric");
        buf_free(&got);
        sample_free(&x);
    }
}

// The day of a timestamp is the one of its own time zone.
static void test_timestamp(void **state)
{
    (void)state;
    sample x;
    sample_read(&x, "They met/VBD yesterday .", "2024-07-17T01:30:00+09:00");
    mention_vec v = {0};
    time_find(&x.d, &x.s, &v, &x.a);
    assert_int_equal(v.n, 1);
    assert_str_is(v.p[0].time.value, "2024-07-16");
    assert_str_is(v.p[0].time.type, "DATE");
    assert_str_is(v.p[0].time.how, "relative");
    sample_free(&x);
}

// Which way the verb points, where it is not beside the date.
static void test_tense(void **state)
{
    (void)state;
    static const time_case cases[] = {
        // the copula of a predicate that is no verb
        {"They/PRP/4/nsubj will/MD/4/aux be/VB/4/cop away/RB/0/root from/IN/6/case May/NNP/4/obl "
         "2/CD/6/nummod",
         "May 2 = 2025-05-02"},
        {"It/PRP/3/nsubj was/VBD/3/cop clear/JJ/0/root on/IN/5/case Friday/NNP/3/obl",
         "Friday = 2024-07-12"},
        {"The/DT/2/det vote/NN/5/nsubj is/VBZ/5/cop on/IN/5/case Friday/NNP/0/root",
         "Friday = 2024-07-19"},
        // a present verb tells of what is set only if it can be set
        {"Rebels/NNS/2/nsubj attack/VBP/0/root them/PRP/2/obj on/IN/5/case Friday/NNP/2/obl",
         "Friday = 2024-07-12"},
        {"Talks/NNS/2/nsubj begin/VBP/0/root on/IN/4/case Friday/NNP/2/obl", "Friday = 2024-07-19"},
        // the day is that of the noun
        {"Its/PRP$/2/nmod:poss letter/NN/5/nsubj of/IN/4/case Friday/NNP/2/nmod proves/VBZ/0/root "
         "it/PRP/5/obj",
         "Friday = 2024-07-12"},
        {"They/PRP/2/nsubj met/VBD/0/root to/TO/4/mark praise/VB/2/advcl the/DT/8/det "
         "May/NNP/8/compound 7/CD/6/nummod ruling/NN/4/obj",
         "May 7 = 2024-05-07"},
        {"They/PRP/3/nsubj will/MD/3/aux honor/VB/0/root the/DT/7/det January/NNP/7/compound "
         "6/CD/5/nummod ruling/NN/3/obj",
         "January 6 = 2024-01-06"},
        {"They/PRP/2/nsubj announced/VBD/0/root the/DT/6/det August/NNP/6/compound 9/CD/4/nummod "
         "summit/NN/2/obj",
         "August 9 = 2024-08-09"},
        {"They/PRP/2/nsubj looked/VBD/0/root forward/RB/2/advmod to/IN/5/case talks/NNS/2/obl "
         "in/IN/7/case October/NNP/5/nmod",
         "October = 2024-10"},
        {"The/DT/2/det launch/NN/6/nsubj of/IN/4/case plans/NNS/2/nmod last/JJ/4/amod "
         "helped/VBD/0/root them/PRP/6/obj in/IN/9/case December/NNP/4/nmod",
         "December = 2023-12"},
        {"It/PRP/5/nsubj will/MD/5/aux be/VB/5/cop the/DT/5/det visit/NN/0/root on/IN/7/case "
         "Friday/NNP/5/nmod",
         "Friday = 2024-07-19"},
        {"It/PRP/6/nsubj will/MD/6/aux be/VB/6/cop the/DT/6/det first/JJ/6/amod visit/NN/0/root "
         "in/IN/9/case ten/CD/9/nummod years/NNS/6/nmod",
         "ten years = P10Y"},
        {"They/PRP/3/nsubj would/MD/3/aux stand/VB/0/root after/IN/5/case May/NNP/3/obl "
         "1/CD/5/nummod",
         "May 1 = 2024-05-01"},
        {"They/PRP/2/nsubj did/VBD/3/aux report/VB/0/root paying/VBG/3/xcomp in/IN/6/case "
         "December/NNP/4/obl",
         "December = 2023-12"},
        {"They/PRP/3/nsubj were/VBD/3/cop able/JJ/0/root to/TO/5/mark end/VB/3/xcomp it/PRP/5/obj "
         "in/IN/9/case 11/CD/9/nummod days/NNS/5/obl",
         "11 days = P11D"},
        {"They/PRP/2/nsubj had/VBD/0/root a/DT/4/det chance/NN/2/obj to/TO/6/mark visit/VB/4/acl "
         "Peru/NNP/6/obj in/IN/9/case November/NNP/6/obl",
         "November = 2023-11"},
        {"following/VBG/2/case April/NNP/0/root", "April = 2024-04"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sample x;
        sample_read(&x, cases[i].words, TODAY);
        mention_vec v = {0};
        time_find(&x.d, &x.s, &v, &x.a);
        buf got = {0};
        buf_add_c(&got, "");
        render(&x, &v, &got);
        assert_string_equal(got.p, cases[i].expected);
        buf_free(&got);
        sample_free(&x);
    }
}

static void test_tree_decides(void **state)
{
    (void)state;
    // "said" is nearer than "meet", but the tree hangs Friday on "meet"
    sample x;
    sample_read(&x,
                "They/PRP/3/nsubj will/MD/3/aux meet/VB/0/root ,/,/5/punct he/PRP/6/nsubj "
                "said/VBD/3/parataxis ,/,/3/punct on/IN/9/case Friday/NNP/3/obl",
                TODAY);
    mention_vec v = {0};
    time_find(&x.d, &x.s, &v, &x.a);
    assert_int_equal(v.n, 1);
    assert_str_is(v.p[0].time.value, "2024-07-19");
    assert_int_equal(v.p[0].head, 8);
    sample_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),        cmocka_unit_test(test_no_date),
        cmocka_unit_test(test_anaphoric),    cmocka_unit_test(test_timestamp),
        cmocka_unit_test(test_tree_decides), cmocka_unit_test(test_tense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
