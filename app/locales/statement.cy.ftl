# The accessibility statement in Welsh. This Welsh is machine-made: see cy.ftl. The names of messages, and
# their order, are those of statement.en.ftl.

text-about = Mae’r datganiad hwn yn sôn am yr arolwg “{ $name }” a’r tudalennau o’i gwmpas. Y corff sy’n cynnal yr arolwg: { $organisation }. Mae’n defnyddio rhaglen o’r enw Heard.
text-aim = Dylai pawb allu ateb, pa ddyfais bynnag maen nhw’n ei defnyddio a sut bynnag maen nhw’n darllen. Rydym yn adeiladu ac yn profi ar gyfer lefel AA y Canllawiau Hygyrchedd Cynnwys Gwe, fersiwn 2.2. Nid ydym yn honni bod pob tudalen yn bodloni’r cyfan. Dim ond rhai o’r rhwystrau y mae peiriannau’n dod o hyd iddyn nhw, ac nid yw pobl wedi profi’r tudalennau hyn eto.
prepared-when = Dyddiad y datganiad hwn: { $date }.

heading-tested = Yr hyn y mae peiriannau wedi’i brofi
text-tested = Mae’r profion hyn yn rhedeg ar bob newid i’r rhaglen, ym mhorwr Chromium; mae teithiau o’r dechrau i’r diolch yn rhedeg yn Firefox hefyd. Maen nhw’n profi arolygon bach dychmygol gyda phob math o gwestiwn a phob math o gamgymeriad, a’r arolygon sy’n dod gyda’r rhaglen, yr un Hawdd ei Ddeall yn eu plith.
item-axe = Mae axe-core 4.14 yn chwilio am fannau lle nad yw rheolau WCAG 2.0, 2.1 a 2.2, lefelau A ac AA, yn cael eu dilyn, ar ffôn (360 wrth 740) ac ar ddesg (1280 wrth 800), mewn lliwiau golau, tywyll a gorfodol.
item-nu = Mae gwiriwr HTML Nu 26.9 yn chwilio am wallau yng nghod pob tudalen, gyda sgriptiau a hebddyn nhw.
item-narrow = Nid oes angen sgrolio i’r ochr ar sgrin 320 o led, ar bedair gwaith y maint arferol, gyda thestun ddwywaith ei faint, na gyda mwy o le rhwng llythrennau, geiriau a llinellau.
item-targets = Mae botymau, dolenni ac atebion yn o leiaf 44 wrth 44 picsel, heblaw am ddolenni o fewn brawddeg.
item-keyboard = Gellir gweld beth bynnag y mae’r bysellfwrdd arno, ymlaen ac yn ôl. Ar ôl pob cam mae’r darllen yn dechrau wrth y pennawd, neu wrth yr hyn aeth o’i le.
item-plain = Gellir ateb ac anfon popeth heb JavaScript a heb WebAssembly.
item-spoken = Mae’r hyn y byddai darllenydd sgrin yn ei glywed am bob math o dudalen yn cael ei gymharu â chofnod ysgrifenedig a ddarllenwyd drwyddo.
text-last = Gwnaed hyn i gyd ddiwethaf ar 25 Tachwedd 2026.

heading-untested = Yr hyn nad oes neb wedi’i brofi
item-people = Nid oes unrhyw bobl anabl, nac unrhyw bobl sydd â phrofiad o drosedd, wedi rhoi cynnig ar y tudalennau hyn i ni.
item-readers = Ni ddefnyddiwyd darllenydd sgrin go iawn: nid NVDA, JAWS, VoiceOver na TalkBack. Ni ddefnyddiwyd rheolaeth llais, switshis na chwyddwyr sgrin chwaith.
item-browsers = Ni phrofwyd Safari, iPhone, iPad nac Android.
item-easy = Lle mae fersiwn Hawdd ei Ddeall, nid yw pobl ag anableddau dysgu wedi ei phrofi.
item-languages = Peiriant a wnaeth y cyfieithiadau, ac nid yw pobl sy’n siarad yr iaith wedi eu gwirio eto.

heading-gaps = Yr hyn rydym yn gwybod nad yw’n ddigon da
item-bsl = Nid oes Iaith Arwyddion Prydain. Gall defnyddwyr Iaith Arwyddion Prydain ofyn am ffordd arall o gymryd rhan.
item-audio = Nid yw’r dudalen ei hun yn darllen dim yn uchel.
item-titles = Nid yw teitlau tudalennau’n dweud beth yw’r cwestiwn (WCAG 2.4.2). Mae hyn yn fwriadol: maen nhw’n aros yn hanes y porwr, lle gallai rhywun arall eu darllen. Mae’r pennawd yn dweud y cwestiwn.
item-autofill = Ni all porwyr lenwi enwau, cyfeiriadau ebost a rhifau ffôn eu hunain (WCAG 1.3.5). Mae hyn yn fwriadol hefyd: mae porwr sy’n eu llenwi wedi eu cadw.
gaps-own = Am yr arolwg hwn yn benodol:

heading-contact = Dywedwch wrthym beth nad yw’n gweithio i chi
contact-how = Rydym eisiau gwybod. Gallwch hefyd ofyn am yr arolwg ar ffurf arall: ar bapur, mewn print bras, yn Hawdd ei Ddeall, dros y ffôn, neu gyda chyfieithydd. Mae’r hysbysiad preifatrwydd yn dweud sut i gysylltu. Y corff sy’n cynnal yr arolwg: { $organisation }.
contact-safe = Dywedwch wrthym am ffordd o ateb sy’n ddiogel i chi.

heading-enforcement = Os nad ydych yn fodlon ar yr ateb
text-enforcement = Mae’r Comisiwn Cydraddoldeb a Hawliau Dynol yn sicrhau bod cyrff cyhoeddus yn cadw at reoliadau hygyrchedd 2018. Os ydych yn byw yng Nghymru, Lloegr neu’r Alban ac nad yw ein hateb yn helpu, gall y gwasanaeth hwn helpu:
link-eass = Y Gwasanaeth Cynghori a Chymorth Cydraddoldeb
    .to = https://www.equalityadvisoryservice.com/
