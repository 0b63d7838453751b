"""How a reader half remembers it: everyday turns of phrase beside the words of the `thesaurus` and of the press.

"Take sides" is said of a stance that is printed as balanced, "stay out of domestic politics" of non-interference.
Mostly several words that mean something only together. Written from knowledge of how people put what they have read
elsewhere.
In a line the words before the sign find those after it; a semicolon parts two such lines.
"""

from __future__ import annotations

WIDER = """
head, chief, boss, leader > chairman; house speaker, assembly speaker > chairman of the national assembly
head of parliament, parliament head, parliament chief, head of the legislature > chairman of the national assembly
head of the assembly, president of parliament, parliamentary leader > chairman of the national assembly
press officer, press chief, press aide, press office > press secretary, spokesperson
chief of protocol, protocol chief, protocol officer, master of ceremonies > head of presidential protocol
vice minister, junior minister > deputy minister; second in command, number two, right hand man > deputy
chief of staff > head of the office; attorney general, justice secretary > minister of justice
business minister, commerce minister, commerce secretary, industry minister > minister of industry and trade
interior minister, security minister, police minister, home secretary > minister of public security
diplomatic representative, head of mission, chief of mission, top envoy > ambassador
foreign office, diplomatic service, foreign service, foreign affairs department > ministry of foreign affairs
presidential administration, presidential staff, president s office, presidential office > office of the president
presidential administration, presidential staff > presidential executive office
presidential guard, security detail, secret service, body guard > security service, security personnel
city government, city council, city authorities, city administration, municipality, town hall > people s committee
think tank, research institute, research institution > academy, institute; regulator, supervisory body > agency, service
welcoming committee, reception committee, welcome party, receiving line > greeter, greeters, met the plane
embrace, hug, cuddle, bear hug, hugs, hugged > embracing; bow, bowed, minute of silence > wreath, honoured
rostrum, lectern, tribune, pulpit > platform; ride, rode > drive, motorcade
inspect the troops, inspected troops, review the troops > guard of honour
full honours, military honours, honorary guard, ceremonial guard, ceremonial troops > guard of honour, salute
marching band, trumpets, drums, bugle, musical band > orchestra; rolled out, roll out > carpet
perform, performed, performers, repertoire, recital, tunes > concert, music; waltz, aria, overture > concert
spend the night, spent the night, stay the night, slept, bed, check in, checked in, put up at > hotel
took off, takeoff, take off, flew home, flew out, flew back, fly home, left for home, way home > departure, depart
previous stop, came from, stopped before, first leg > stop; presidential plane, presidential jet > plane
free to travel, freedom of movement, travel ban, able to travel, go where, go abroad, go anywhere > travel freely
trip abroad, foreign trip, tour of asia, asian tour, asia trip, asia tour > visit, tour
two way trade, mutual trade, trade volume, commodity turnover, trade turnover, trade figures > trade
tariff free, duty free, zero tariff, zero tariffs, tariff cuts, free market > free trade
sell each other, trade with each other, bought and sold, goods traded > exported, goods
local money, own currency, home currency, domestic currency, national money > national currencies, own money
bypass the dollar, without dollars, away from the dollar, ditch the dollar > national currencies, own money
fund manager, investment firm, investment house > asset manager; state owned, state run, government owned > owned by
outsource, offshoring, shift production, moving factories, relocate factories > supply chains, manufacturing
factory owners, industrial firms, industrial companies > manufacturing, companies
greenery, veg, greens, groceries > vegetables; outfits, wear, shoes > clothing; tractors, engines > machinery
gas supplies, gas deliveries, fuel supplies, gas shipments, supply of gas > liquefied gas
look for oil, looking for oil, drill for oil, hunt for oil, oil hunt, oil exploration > search for oil, looking for oil
atomic plant, build reactors, nuclear station, new reactor, reactors > nuclear power plant, nuclear plant
atomic research, nuclear research, research hub, nuclear hub, science hub > nuclear science, nuclear centre
sustainable, sustainability, environmentally friendly, climate friendly, renewables, ecological > green, green fuels
send weapons, sending weapons, supply weapons, supplying weapons, ship weapons, arms deliveries > arming, weapons, arms
arm, arms shipments, arms transfers, arms supplies, weapons deliveries, weapon supplies > arming, weapons, arms
pull out, leave ukraine, vacate, go home > withdraw, withdrawal
end the war, ending the war, stop the war, stop fighting, end of the war, peace deal > talks, withdrawal, negotiations
laser weapons, hypersonic, futuristic, new weapons, superweapon, superweapons, wonder weapons > modern weapons, weapons
coast guard, patrol boats, seafaring, sailors, sea forces > naval, navy, maritime
plane making, aircraft building, aircraft maker, planes > aviation; boat building, shipyards, boats > shipbuilding
military ties, defence ties, army ties, arms ties > military technical cooperation, defence cooperation
pay the price, pay a price, pay for it, suffer, suffers, costly, come at a price > cost, dearly, pay heavily
penned, pen, authored, wrote in, written by > article, wrote; party paper, party daily > official newspaper
wire service, news wire, newswire > agency; live blog, liveblog, live updates, live coverage, live ticker > live
q and a, question time, quizzed, grilled > questions, question, answer
met the press, faced the press, spoke to reporters, talked to reporters, media briefing > press conference, media, press
told reporters, told journalists, told the press, spoke to journalists > press, media, reporters
posted, uploaded, put out, put online, put up > published; filmed, taped, camera crew, videotape > video
bore, bores, yawn, uninteresting, turn off > boring; pointless, useless, futile, in vain, senseless > meaningless
go through the motions, going through the motions, box ticking, lip service, for show > formal, formalism
judicial, legal aid, extradition, law enforcement, prosecutors, legislation, law > justice
annexation, annex, borders, territory, territorial > territorial integrity
coronavirus, covid 19, ebola, sars, bird flu, viruses, germs > epidemic, epidemics, disease
disease control, public health, infectious disease, tropical medicine, biosecurity > epidemics, health
epidemiology, epidemiological, microbiology, biomedical, bacteriology > epidemics, laboratories
eye doctor, eye clinic, eye hospital, eye care, eye treatment, sight, laser surgery, optician > eye, operations
treatment, cure, therapy, medication, medicines > medicine, health
studied in russia, studied in moscow, studied abroad, russian educated, soviet educated > graduates, studied
soviet trained, russian trained, trained in russia, trained in moscow, alma mater > graduates, studied
student exchange, exchange programme, academic exchange, visiting scholars > education, scientific exchange
scholarly, learned, academic > scientific, science, university
train experts, train staff, staff training, capacity building, workforce > training, specialists
business school, economics school, economics university > higher school of economics
civil service, civil servants, public officials > public administration
young generation, younger generation, next generation, teens, teenagers > young people, young, youth
love of country, love of the fatherland, love of the motherland > patriots, patriotic
ngo, ngos, civil society, civic groups, grassroots, people to people > public organizations, association
friendship society, friendship club, friendship group > friendship association
info war, information war, information warfare, narrative, narratives, brainwashing, indoctrination > information
win over, convince, win the argument, better arguments, convinced > convincing, persuade
hide information, withhold, keep from, kept from, shut off, cut off > limit, kept away
vietnam war, american war, war with america, war with the americans > american invaders, americans, struggle
french war, indochina war, war with france, anti colonial, colonial war > french, struggle, victory over the french
ww2, world war two, world war 2, ve day, v e day, red square > victory day, nazi germany
soviet era, soviet times, soviet days, cold war, soviet period > soviet union, soviet
never forget, not forget, not forgotten, keep in memory, remember > keeps in mind, remember
nation building, state building > build, building the country; put back together > rebuild
brothers in arms, comrades in arms > friend, support, struggle
take sides, take a side, choose sides, pick sides, chose a side > balanced, objective, stance, position
refuse to condemn, did not condemn, abstain, abstained, abstention, sit on the fence > balanced, objective, neutral
play off, playing off, middle path, middle ground, middle way, hedge, hedges, hedged > balancing, balance, balances
powers, superpowers, world powers, big powers, great powers, rival powers > rival powers, rivalries, leaders
charm offensive, soft power, statecraft > diplomacy; woo, wooed, courted, lure, luring > attract, attracting
shut out, freeze out, cut off russia, out in the cold > isolate
brushed aside, deaf ear, shrug, shrugs, unimpressed, paid no heed, pay no heed, defied > ignore, took no notice, no heed
told off, chastise, complain, complaint, complaints, grumble, unhappy, outraged > criticism, condemn, objections
new term, another term, further term, reappointed, won the election, election win, election victory > re election
presidential election, presidential vote > re election, election; sworn in, took office > elected, election
same page, eye to eye, same views, like minded, shared views, common position > in concert, similar positions
hand in hand, shoulder to shoulder, in step, coordinate, coordinated, coordination > in concert, together
old friend, old friends, longtime friends, long time friends, close friends, best friends > oldest friends, friendship
stand by, stood by, standing by > support; top priority, main aim, main goal > priority, leading aims, importance
hard times, difficult times, tough times, troubled times, turbulent, turbulence > difficulties, hard phase
do our best, do everything, all we can, utmost, best efforts > every effort, effort
constant, continuous, permanent, ongoing, frequent, uninterrupted, routine > regular
communication, interaction, dialogue, exchanges of views > contacts, talks; local government > regional
gang up, ganging up, side against, alliance against, alliances against, turn against > hostile alliances, alliances
not harm, hurt, hurting, detriment, damage, damaging > harm; third parties, third party, outsiders > third countries
keep out, stay out, staying out, hands off, mind own business, leave alone > non interference, internal affairs
domestic politics, domestic affairs, home affairs, internal matters > internal affairs
equal rights, equal terms, as equals, equal partners, equals > equality; mutual esteem > mutual respect
two states, palestinian statehood, palestinians, west bank > palestinian state, palestine
regional bloc, regional grouping, southeast asian nations, southeast asian countries, asian bloc > asean
indo pacific, pacific region, asian region > asia pacific
customs union, eurasian bloc, eurasian union, trade bloc, economic bloc > eurasian economic union
space weapons, star wars, weapons in orbit, space war, militarisation of space > weapons in space
astronaut, cosmonaut, taikonaut, spacewalk, space station, rockets, planets, universe, cosmonautics, stars > space
bomb blast, terror act, gun attack, mass shooting, shootings > attack, terrorist attack
war on terror, fight against terror, combat terrorism, battling terrorism > terrorism
how warm, how cold > temperature; what hour, which hour, what time, how late, how early > hour, clock
which day, what day, what date, which date > day; cede, relinquish, hand over power, step aside > give up
live better, better off, better life, living better, living well, standard of life > living standards, improving
live, lives, livelihoods > living; better, best > improve, improving; make it work, see it through > work
presidential car, president s car, state car, official car, armoured car > car, limousine
guest list, attendees, attended by, who attended > present, expected; guests > guest, present
soviet help, soviet aid, soviet support, soviet assistance > soviet union, support, help
mentioned, mention, brought up, raised, touched on > named, spoke of; disagree, conflicting > difference
glad, delighted, pleased, happy, rejoice, cheer, cheers > glad, praise; great success, big win > triumph, success
well received, made welcome, warmly welcomed, warmly received, good welcome > warm welcome, heartfelt reception
holiday, holidays, vacation, package tour, sightseers > tourism; railway, motorway > transport
defeat, beat, beaten, rout, routed, win, won > victory, defeat; producer, supplier, maker > company
lethal aid, military aid, military assistance > weapons, arming; peace talks, truce, ceasefire > withdrawal, war
head of diplomacy, chief diplomat, diplomatic chief, foreign secretary > foreign minister, minister of foreign affairs
western > west; eastern > east; northern > north; southern > south; ponder, reflect, contemplate, consider > think
atom, atoms > nuclear, atomic; dedollarisation, de dollarisation > own money, national currencies, rouble
foreign policy adviser, presidential adviser, presidential aide, adviser to the president > aide to the president
band, musicians > orchestra; practice, practices > practised, rehearsal; handshake > greeting, greets
scientist, scientists > specialists; flexible, flexibility, supple > balancing, adroitly, bamboo
obstacle, hurdle, problem, problems, trouble, troubles > difficulties; kick off, kicked off > begin, open
wrap up, round off, final day, last day > end, closed; meal, dishes, menu > banquet, breakfast
blame, accuse, accused > criticise, condemn; percentage, share > per cent; hit back, strike back > response, answer
authorities > government, officials; top official, senior official > head, director general; prior, past > earlier
"""
