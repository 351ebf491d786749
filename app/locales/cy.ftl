# Interface texts in Welsh. This Welsh is machine-made: it needs a check by a person who speaks
# Welsh before anyone is asked to answer in it.
#
# Numbers. The noun stays singular after one, two, three and six and takes the mutation that the
# number causes (1 digid, 2 ddigid); elsewhere it is “o” and the plural. “Nod” and “ateb” do not
# change after a number, and “awr” is singular after all of them, so its message needs no selector.
#
# Arguments. Words that change with what follows them (â/ag, a/ac, na/nag) never stand before an
# argument, and a colon or dash stands between an argument and a word that would mutate it.

skip-link = Neidio i’r prif gynnwys
language-nav = Iaith
language-name = Cymraeg
back = Yn ôl
continue = Parhau
skip = Hepgor y cwestiwn hwn
start = Dechrau
start-easy-read = Hawdd ei Ddeall: llai o gwestiynau, brawddegau byr a lluniau
start-full = Arolwg llawn: mwy o gwestiynau a brawddegau hirach
help-link = Cael help neu siarad â rhywun
help-region = Help
footer-privacy = Preifatrwydd
footer-help = Ble i gael help
footer-leaving = Beth sy’n digwydd wrth adael y dudalen hon
footer-accessibility = Hygyrchedd
erase = Dileu fy atebion oddi ar y ddyfais hon
erased = Mae eich atebion wedi cael eu dileu oddi ar y ddyfais hon
title-error = Gwall: { $title }
title-start = { $name }
title-keep = Cadw eich atebion – { $name }
title-question = Cwestiwn { $number } o { $total } – { $name }
title-page = Tudalen { $number } – { $name }
title-review = Gwiriwch eich atebion – { $name }
title-send = Anfon – { $name }
title-sent = Anfonwyd – { $name }
title-resume = Cario ymlaen – { $name }
title-privacy = Preifatrwydd – { $name }
title-help = Help – { $name }
title-leaving = Gadael – { $name }
title-accessibility = Hygyrchedd – { $name }
accessibility-heading = Datganiad hygyrchedd
title-home = Arolygon
title-closed = Wedi cau – { $name }
question-of = Cwestiwn { $number } o { $total }

exit = Gadael y dudalen hon
exit-emergency = Argyfwng
exit-region = Gadael yn gyflym
exit-two-more = Shift, pwyswch 2 waith eto i adael.
exit-one-more = Shift, pwyswch 1 waith eto i adael.
exit-expired = Mae “Gadael y dudalen hon” wedi dod i ben.
exit-going = Wrthi’n gadael.
hide = Cuddio fy atebion
hidden-heading = Mae’r dudalen hon wedi’i chuddio
hidden-body = Nid oes dim byd wedi cael ei golli.
reveal = Dangos y dudalen eto
title-interruption = Cyn i chi ddechrau – { $name }
interruption-heading = Gallwch adael yn gyflym unrhyw bryd
interruption-opens = Mae botwm o’r enw “Gadael y dudalen hon” ar bob tudalen. Mae’n agor gwefan arall yn lle’r dudalen hon: { $site }.
interruption-erases = Mae’n dileu atebion nad ydych wedi eu hanfon. Gallwch newid hyn ar y dudalen nesaf.
interruption-back = Nid yw mynd yn ôl yn y porwr yn dod â’ch atebion yn ôl.
interruption-shift = Gyda bysellfwrdd, gallwch bwyso Shift dair gwaith yn lle hynny.
interruption-hide = Mae “Cuddio fy atebion” yn gorchuddio’r dudalen nes i chi ei dangos eto.
interruption-hides-itself = { $minutes ->
    [one] Mae’r dudalen hefyd yn ei gorchuddio ei hun os na fyddwch yn ei chyffwrdd am { $minutes } funud.
    [two] Mae’r dudalen hefyd yn ei gorchuddio ei hun os na fyddwch yn ei chyffwrdd am { $minutes } funud.
    [few] Mae’r dudalen hefyd yn ei gorchuddio ei hun os na fyddwch yn ei chyffwrdd am { $minutes } munud.
    [many] Mae’r dudalen hefyd yn ei gorchuddio ei hun os na fyddwch yn ei chyffwrdd am { $minutes } munud.
   *[other] Mae’r dudalen hefyd yn ei gorchuddio ei hun os na fyddwch yn ei chyffwrdd am { $minutes } o funudau.
}
interruption-cannot-heading = Beth na all ei wneud
interruption-cannot = Ni all glirio hanes eich porwr. Ni all guddio eich sgrin rhag rhywun sy’n gwylio’r ddyfais hon gydag ap. Os gall rhywun edrych ar y ddyfais hon, darllenwch hyn yn gyntaf:
on-exit-heading = Os byddwch chi’n defnyddio “Gadael y dudalen hon”, beth ddylai ddigwydd i’r atebion sy’n cael eu cadw yma?
on-exit-hint = Dim ond os byddwch chi’n cadw eich atebion y mae angen hyn. Os na fyddwch chi’n dewis, byddan nhw’n cael eu dileu.
on-exit-erase = Eu dileu
on-exit-keep = Eu cadw, er mwyn i mi allu dod yn ôl

keep-heading = A gawn ni gadw eich atebion nes i chi eu hanfon?
keep-body = Gallwch stopio hanner ffordd, dod yn ôl ar y ddyfais hon a chario ymlaen. Dim ond os byddwn ni’n cadw eich atebion yma y bydd hynny’n gweithio.
keep-warning = Efallai y bydd rhywun arall sy’n defnyddio’r ddyfais hon yn gallu gweld eich bod wedi dechrau. Heb PIN, gallan nhw weld beth oedd eich atebion hefyd. Os na fyddai hynny’n ddiogel, peidiwch â chadw eich atebion yma. Yn lle hynny, gallwch gael cod ar bob tudalen, a chario ymlaen gydag ef ar ddyfais arall.
keep-no = Na chewch, peidiwch â’u cadw yma
keep-no-hint = Byddan nhw’n diflannu pan fyddwch chi’n cau’r dudalen hon neu’r porwr hwn.
keep-locked = Cewch, wedi’u cloi â PIN
keep-locked-hint = Bydd angen y PIN arnoch i’w hagor eto. Byddan nhw’n cael eu dileu pan fyddwch chi’n eu hanfon, pan fyddwch chi’n gofyn, ar ôl deg PIN anghywir, neu ar ôl { $hours } awr.
keep-yes = Cewch, heb PIN
keep-yes-hint = Gall unrhyw un sy’n defnyddio’r ddyfais hon eu hagor. Byddan nhw’n cael eu dileu pan fyddwch chi’n eu hanfon, pan fyddwch chi’n gofyn, neu ar ôl { $hours } awr.
keep-required = Dewiswch un o’r atebion hyn

pin-heading = Dewiswch PIN
pin-keep = Bydd ei angen arnoch i agor eich atebion eto ar y ddyfais hon. Dewiswch un na fyddai neb sy’n eich adnabod yn ei ddyfalu, ac nad ydych yn ei ddefnyddio ar gyfer dim byd arall.
pin-forget = Os byddwch yn ei anghofio, ni all neb agor eich atebion, na ninnau chwaith. Yna gallwch eu dileu a dechrau eto.
pin-hint = { $min } i { $max } digid
pin-hide = Cuddio’r hyn rwy’n ei deipio
pin-show = Dangos yr hyn rwy’n ei deipio
pin-length = Rhowch { $min } i { $max } digid
pin-easy = Dewiswch PIN sy’n anoddach ei ddyfalu: nid yr un digid dro ar ôl tro, ac nid rhes fel 1234
pin-wrong = Nid dyna’r PIN. Nifer y cynigion sydd ar ôl: { $left }. Yna bydd yr atebion yn cael eu dileu
unlock-heading = Rhowch eich PIN
unlock-body = Cafodd rhai atebion eu cadw ar y ddyfais hon, wedi’u cloi â PIN. Nid ydyn nhw wedi cael eu hanfon. Mae angen cysylltiad i’w hagor.
unlock-forgotten = Os nad ydych chi’n gwybod y PIN, ni all neb eu hagor. Gallwch eu dileu a dechrau eto.
title-pin = PIN – { $name }
lock-gone = Mae’r atebion a gafodd eu cadw yma wedi mynd
lock-gone-body = Cafodd gormod o PINs anghywir eu rhoi, neu daeth yr amser i ben, neu cafodd yr atebion eu dileu neu eu hanfon. Ni all neb eu hagor mwyach. Gallwch ddechrau eto, neu ddefnyddio cod os oes gennych un.
no-lock = Ni weithiodd hynny
no-lock-offline = Nid oes cysylltiad, ac mae angen un ar gyfer PIN. Nid oes dim byd wedi cael ei golli. Rhowch gynnig arall arni pan ddaw’r cysylltiad yn ôl.
no-lock-unable = Ni all y porwr hwn gloi eich atebion â PIN. Ewch yn ôl a dewiswch ffordd arall.
no-lock-damaged = Mae’r PIN yn gywir, ond mae’r hyn a gafodd ei gadw yma wedi’i ddifrodi, ac nid oes modd ei agor. Gallwch ei ddileu a dechrau eto, neu ddefnyddio cod os oes gennych un.

resume-heading = Ydych chi am gario ymlaen?
resume-body = Cafodd rhai atebion eu cadw ar y ddyfais hon. Nid ydyn nhw wedi cael eu hanfon.
resume-expires = Byddan nhw’n cael eu dileu ar ôl { $time } os na wnewch chi ddim byd.
resume-go = Cario ymlaen
resume-erase = Eu dileu a dechrau eto
resume-changed = Mae rhai cwestiynau wedi newid ers i chi fod yma ddiwethaf
resume-fits = Mae eich holl atebion yn dal i ffitio.
resume-gone = Mae eich atebion eraill yma o hyd. Mae rhai atebion wedi mynd, am nad yw eu cwestiynau’n cael eu gofyn mwyach.
resume-dropped = Mae eich atebion eraill yma o hyd. Nid yw’r rhain yn cyd-fynd â’r cwestiynau mwyach, felly edrychwch arnyn nhw eto, os gwelwch yn dda:

or = neu
optional = dewisol
choose-one = Dewiswch un
choose-several = Dewiswch bob un sy’n berthnasol
choose-up-to = { $max ->
    [one] Dewiswch { $max }
    [two] Dewiswch hyd at { $max }
    [few] Dewiswch hyd at { $max }
    [many] Dewiswch hyd at { $max }
   *[other] Dewiswch hyd at { $max }
}
write-in = Rhowch ddisgrifiad (dewisol)
text-limit = { $max ->
    [one] Gallwch ysgrifennu { $max } nod
    [two] Gallwch ysgrifennu hyd at { $max } nod
    [few] Gallwch ysgrifennu hyd at { $max } nod
    [many] Gallwch ysgrifennu hyd at { $max } nod
   *[other] Gallwch ysgrifennu hyd at { $max } o nodau
}
text-left = { $left ->
    [one] Lle ar ôl: { $left } nod
    [two] Lle ar ôl: { $left } nod
    [few] Lle ar ôl: { $left } nod
    [many] Lle ar ôl: { $left } nod
   *[other] Lle ar ôl: { $left } o nodau
}
day = Diwrnod
month = Mis
year = Blwyddyn
date-hint = Er enghraifft, 27 3 2024
month-hint = Er enghraifft, 3 2024
year-hint = Er enghraifft, 2024
district-hint = Dim ond hanner cyntaf y cod post, er enghraifft L8 neu CH41
contact-name = Beth ddylen ni eich galw chi?
contact-email = Cyfeiriad e-bost
contact-phone = Rhif ffôn
contact-safe = Sut a phryd mae’n ddiogel cysylltu â chi?
contact-safe-hint = Er enghraifft, neges destun yn unig, boreau yn ystod yr wythnos, peidio â gadael neges
deselected = Tynnwyd o’ch dewis: { $options }

problem-heading = Mae yna broblem
problem-prefix = Gwall:
error-required = Dewiswch neu rhowch ateb i fynd ymlaen
error-unknown-option = Dewiswch un o’r atebion ar y dudalen hon
error-exclusive = Dewiswch “{ $option }” neu’r atebion eraill, nid y ddau
error-too-many = { $max ->
    [one] Dewiswch { $max } ateb yn unig
    [two] Dewiswch { $max } ateb ar y mwyaf
    [few] Dewiswch { $max } ateb ar y mwyaf
    [many] Dewiswch { $max } ateb ar y mwyaf
   *[other] Dewiswch { $max } o atebion ar y mwyaf
}
error-too-long = { $over ->
    [one] Gwnewch eich ateb yn fyrrach: tynnwch { $over } nod
    [two] Gwnewch eich ateb yn fyrrach: tynnwch { $over } nod
    [few] Gwnewch eich ateb yn fyrrach: tynnwch { $over } nod
    [many] Gwnewch eich ateb yn fyrrach: tynnwch { $over } nod
   *[other] Gwnewch eich ateb yn fyrrach: tynnwch { $over } o nodau
}
error-not-a-number = Rhowch rif, gan ddefnyddio digidau, fel 12
error-whole = Rhowch rif cyfan, fel 12
error-decimals = { $max ->
    [one] Rhowch { $max } digid ar y mwyaf ar ôl y pwynt degol
    [two] Rhowch { $max } ddigid ar y mwyaf ar ôl y pwynt degol
    [few] Rhowch { $max } digid ar y mwyaf ar ôl y pwynt degol
    [many] Rhowch { $max } digid ar y mwyaf ar ôl y pwynt degol
   *[other] Rhowch { $max } o ddigidau ar y mwyaf ar ôl y pwynt degol
}
error-too-small = Rhowch { $min } neu fwy
error-too-large = Rhowch { $max } neu lai
error-day-missing = Rhowch y diwrnod hefyd, neu gadewch y dyddiad cyfan yn wag
error-month-missing = Rhowch y mis hefyd, neu gadewch y dyddiad cyfan yn wag
error-year-missing = Rhowch y flwyddyn hefyd, neu gadewch y dyddiad cyfan yn wag
error-not-a-date = Rhowch ddyddiad go iawn, fel yn yr enghraifft
error-too-early = Rhowch ddyddiad diweddarach: { $date } yw’r cynharaf y gallwch ei roi
error-too-late = Rhowch ddyddiad cynharach: { $date } yw’r diweddaraf y gallwch ei roi
error-district = Rhowch hanner cyntaf cod post, fel L8 neu CH41
error-email = Rhowch gyfeiriad e-bost, fel enw@example.com
error-phone = Rhowch rif ffôn, fel 0151 496 0000

not-answered = Heb ei ateb
change = Newid
answer = Ateb
remove = Tynnu
your-answer-to = eich ateb i’r cwestiwn: { $question }
send = Anfon fy atebion
sending = Wrthi’n anfon eich atebion
end-nothing-sent = Nid oes dim o’r hyn a ddewisoch chi yma wedi cael ei anfon, ac ni fydd yn cael ei anfon.

services = Pwy all helpu
services-fit = Mae’r rhai cyntaf yn mynd gyda’r hyn a ateboch. Nid oes neb wedi cadw’r rhestr hon.
service-call = Ffonio { $what }
service-relay = Relay UK neu ffôn testun: { $what }
service-text = Anfon neges destun: { $what }
service-cost = Cost: { $what }
service-languages = Ieithoedd: { $what }
service-places = I bobl yn yr ardaloedd hyn: { $what }
service-checked = Gwiriwyd: { $date }
help-emergency = Os oes rhywun mewn perygl nawr
help-anyone = Help i unrhyw un
help-needs = Help gydag un peth
help-needs-hint = Agorwch yr hyn sydd ei angen arnoch. Nid yw’r hyn rydych yn ei agor yn cael ei storio, ac nid yw’n ymddangos yng nghyfeiriad y dudalen.
help-districts = Help yn agos atoch chi
help-districts-hint = Mae’r gwasanaethau hyn i bobl mewn un ardal. Mae’r lleill yn helpu ble bynnag rydych yn byw.

notice-elsewhere = Nid yw’r dudalen honno’n rhan o’ch arolwg nawr
notice-elsewhere-body = Mae’n dibynnu ar ateb cynharach. Dyma lle rydych chi. Nid oes dim byd wedi cael ei golli.
notice-erased-body = Gallwch gau’r dudalen hon, neu ddechrau eto os ydych chi’n dymuno.
notice-storage = Nid oes modd cadw eich atebion yn y porwr hwn
notice-storage-body = Nid yw’r porwr yn gadael i’r dudalen hon gadw dim byd, neu mae’n llawn. Gallwch ateb ac anfon o hyd. Os byddwch chi’n cau’r dudalen hon cyn anfon, byddwch chi’n colli eich atebion.
cleared = Mae’r hyn a gadwyd o’ch atebion wedi mynd
cleared-body = Cafodd ei ddileu neu ei anfon o dab arall, neu mae’r porwr wedi’i glirio. Mae eich atebion ar y dudalen hon o hyd, a gallwch fynd ymlaen a’u hanfon. Nid ydyn nhw’n cael eu cadw ar y ddyfais hon mwyach. I gario ymlaen yn nes ymlaen, mynnwch god ar ddiwedd y dudalen hon.
lost-body = Cafodd ei ddileu neu ei anfon o dab arall, neu roedd yn rhy hen, neu mae’r porwr wedi’i glirio. Mae’r hyn a oedd ar y dudalen ddiwethaf yma o hyd. Gallwch fynd ymlaen o’r fan hon, neu ddefnyddio cod os oes gennych un.
other-tab = Mae’r arolwg hwn ar agor mewn tab arall hefyd
merged-body = Mae’r hyn a atebasoch yno wedi’i ychwanegu yma. Mae’n fwy diogel cau un o’r ddau.
taken-body = Mae atebion yn cael eu cadw o’r fan honno nawr, ac nid o’r dudalen hon mwyach. Gallwch fynd ymlaen ac anfon o’r fan hon. Gallwch hefyd gau’r dudalen hon a chario ymlaen yno.
not-kept = Mae’r hyn a deipioch yn dal ar y dudalen hon. Pwyswch y botwm eto ymhen ennyd.
not-sent = Nid yw eich atebion wedi cael eu hanfon eto
not-sent-offline = Nid oes cysylltiad. Mae eich atebion ar y dudalen hon o hyd. Byddwn ni’n rhoi cynnig arall arni’n awtomatig pan ddaw’r cysylltiad yn ôl, neu gallwch bwyso “Anfon fy atebion” eto.
not-sent-busy = Mae gormod o bobl yn anfon atebion ar hyn o bryd. Mae eich atebion ar y dudalen hon o hyd. Byddwn ni’n rhoi cynnig arall arni’n awtomatig cyn bo hir, neu gallwch bwyso “Anfon fy atebion” eto.
not-sent-closed = Mae’r arolwg hwn wedi cau, felly nid oedd modd i ni dderbyn eich atebion. Nid ydyn nhw wedi cael eu storio. Mae’r bobl ar y dudalen help yno i chi o hyd.
not-sent-changed = Mae’r arolwg wedi newid tra oeddech chi’n ateb. Agorwch y dudalen hon eto: bydd eich atebion sydd wedi’u cadw yno o hyd.
not-sent-conflict = Cafodd atebion eu hanfon o’r dudalen hon eisoes, ac roedden nhw’n wahanol i’r rhain. Y rhai cyntaf sydd wedi’u storio. Dilëwch eich atebion oddi ar y ddyfais hon i ddechrau arolwg newydd.
not-sent-refused = Mae angen edrych eto ar rywbeth ar y dudalen hon cyn y bydd modd anfon eich atebion.
not-sent-too-large = Mae eich atebion yn rhy hir i ni eu derbyn. Gwnewch yr un hiraf yn fyrrach, yna anfonwch eto.

home-heading = Arolygon sydd ar agor nawr
home-none = Nid oes arolwg ar agor ar hyn o bryd.
home-closed-heading = Ddim ar agor nawr
not-yet-heading = Nid yw’r arolwg hwn ar agor eto
not-yet-body = Bydd yn agor ar { $date }. Gallwch ddod yn ôl bryd hynny.
closed-heading = Mae’r arolwg hwn wedi cau
closed-body = Caeodd ar { $date }. Diolch i bawb a atebodd.
back-to-survey = Yn ôl i’r arolwg
title-results = Canlyniadau – { $name }
title-report = Adroddiad – { $name }
results-heading = Gofynnom ni, dywedoch chi, gwnaethom ni
report-heading = Yr holl ffigurau
results-asked = Gofynnom ni
results-said = Dywedoch chi
results-did = Gwnaethom ni
results-about = Am y ffigurau hyn
results-frozen = Dyma ffigurau rhyddhad { $number }, a wnaed ar { $date }. Ymatebion erbyn hynny: { $responses }. Maen nhw’n aros fel y maen nhw, pwy bynnag sy’n ateb wedyn.
results-chose = Dewisodd y sampl ei hun: gallai pawb oedd eisiau ateb wneud hynny. Mae’r ffigurau’n dweud beth ddywedodd y bobl hyn wrthym ni, nid beth fyddai pawb wedi’i ddweud.
results-protected = Fel na all neb gael ei adnabod, mae rhifau wedi’u talgrynnu i’r { $rounding } agosaf, ac ni roddir unrhyw rif o dan { $threshold }. Lle gellid cyfrifo un o rifau eraill, ni ddangosir rhai o’r rheini chwaith.
results-intervals = O dan bob canran mae ei chyfwng 95%: yr amrediad y byddai siawns yn ei gadael ynddo 19 gwaith o bob 20 (dull Wilson, o’r rhifau wedi’u talgrynnu).
results-files = Y ffigurau fel ffeiliau
results-report = Yr holl ffigurau ar un dudalen, i’w darllen a’u hargraffu
results-all = Yr holl ffigurau gyda’u geiriau, ar gyfer rhaglenni
page-missing-heading = Nid oes tudalen yma
page-missing-body = Gwiriwch y cyfeiriad, neu ewch i’r rhestr o arolygon.
too-large-heading = Mae hynny’n fwy nag y gallwn ni ei dderbyn
too-large-body = Ewch yn ôl, byrhewch eich ateb hiraf, a phwyswch “Parhau” eto.
busy-heading = Mae gormod o bobl yma ar hyn o bryd
busy-body = Arhoswch funud, yna ail-lwythwch y dudalen hon. Os bydd eich porwr yn gofyn a ddylid anfon y ffurflen eto, atebwch y dylid: fel hyn, ni fydd dim a deipioch yn cael ei golli.
fault-heading = Aeth rhywbeth o’i le ar ein hochr ni
fault-body = Nid eich bai chi yw hyn. Arhoswch funud, yna ail-lwythwch y dudalen hon. Os bydd eich porwr yn gofyn a ddylid anfon y ffurflen eto, atebwch y dylid: fel hyn, ni fydd dim a deipioch yn cael ei golli.
foreign-heading = Ni ddaeth hynny o’r wefan hon
foreign-body = Er eich diogelwch, dim ond o’n tudalennau ein hunain rydyn ni’n derbyn atebion. Agorwch yr arolwg eto a chariwch ymlaen yno.
stale-heading = Nid oedd modd i ni ddefnyddio’r dudalen honno
stale-body = Efallai ei bod yn hen gopi, neu fod yr atebion wedi cael eu dileu. Agorwch yr arolwg eto a chariwch ymlaen o’r fan honno.

code-heading = Eich cod
code-label = Eich cod
code-hint = 16 o lythrennau a rhifau. Nid yw priflythrennau, bylchau na chysylltnodau’n gwneud gwahaniaeth.
code-length = Rhowch bob un o’r 16 o lythrennau a rhifau sydd yn y cod
code-slip = Cymharwch y cod â’r hyn a ysgrifennoch: mae un llythyren neu rif yn wahanol
codes-busy = Mae gormod o godau’n cael eu rhoi ar hyn o bryd. Arhoswch funud a phwyswch y botwm eto. Mae eich cod yn dal yn dda.
carry-ask = Cael cod i gario ymlaen yn nes ymlaen neu ar ddyfais arall
carry-until = Mae’n agor eich atebion ar unrhyw ddyfais tan ddiwedd { $date }, neu nes i chi eu hanfon.
carry-write = Ysgrifennwch y cod, neu copïwch ef i le diogel. Nid ydym yn ei gadw, ac ni allwn ei roi i chi eto.
carry-whoever = Gall pwy bynnag sydd â’r cod weld eich atebion a’u hanfon. Hebddo, ni all neb eu darllen, na ninnau chwaith.
carry-now = Mae’n agor eich atebion fel y maen nhw nawr. Os byddwch yn ateb mwy yma, mynnwch god newydd cyn i chi stopio. Ni fydd yr hen un yn gweithio wedyn.
carry-erase = Gallwch ddileu eich atebion oddi ar y ddyfais hon. Bydd y cod yn dal i weithio.
carry-have = Mae gen i god
carry-open = Agor fy atebion
carry-nothing = Cymharwch y cod â’r hyn a ysgrifennoch. Os yw’r un fath, efallai ei fod wedi dod i ben, neu fod yr atebion wedi cael eu hanfon eisoes
carry-opened = Mae eich atebion yma eto
carry-opened-body = Cyn i chi gario ymlaen, un cwestiwn am y ddyfais hon.
title-code = Cod – { $name }
withdraw-offer = Os efallai y byddwch am dynnu eich atebion yn ôl
withdraw-offer-body = Ni allwn ddweud pa atebion yw eich rhai chi. Gyda chod gallwch eu dileu eich hun yn nes ymlaen, heb ddweud pwy ydych chi. Dim ond ar y dudalen hon y gallwch gael y cod.
withdraw-get = Cael cod i dynnu fy atebion yn ôl
withdraw-code-body = Ysgrifennwch y cod, neu copïwch ef i le diogel. Nid ydym yn ei gadw, ac ni allwn ei roi i chi eto. Gall pwy bynnag sydd â’r cod ddileu eich atebion. Ni all neb eu darllen gydag ef.
withdraw-link = Tynnu eich atebion yn ôl
withdraw-heading = Tynnu eich atebion yn ôl
withdraw-body = Rhowch y cod a gawsoch ar ôl anfon eich atebion. Yna bydd popeth a anfonoch yn cael ei ddileu, a’ch manylion cyswllt hefyd. Nid oes rhaid i chi ddweud pwy ydych chi. Nid oes modd dadwneud hyn, ac mae ffigurau sydd eisoes wedi’u cyhoeddi yn aros fel y maen nhw.
withdraw-button = Dileu’r hyn a anfonais
withdraw-nothing = Nid oes atebion o dan y cod hwn. Os ydych wedi ei ddefnyddio o’r blaen, mae eich atebion eisoes wedi’u dileu. Fel arall, cymharwch ef â’r hyn a ysgrifennoch
withdrawn-heading = Mae eich atebion wedi cael eu dileu
withdrawn-body = Mae popeth a anfonoch wedi mynd, a’ch manylion cyswllt hefyd. Gallwch gau’r dudalen hon.
title-withdraw = Tynnu’n ôl – { $name }

no-code = Nid oes cod
no-code-late = Mae’r amser ar gyfer cael cod wedi dod i ben. Mae eich atebion wedi cael eu hanfon, ac nid oes dim byd arall wedi newid.
no-code-offline = Nid oes cysylltiad. Mae eich atebion ar y dudalen hon o hyd. Rhowch gynnig arall arni pan ddaw’r cysylltiad yn ôl.
no-code-busy = Mae gormod o bobl yma ar hyn o bryd. Arhoswch funud a phwyswch y botwm eto.

trace-heading = Beth mae’r arolwg hwn yn ei adael ar eich dyfais
trace-body = Dim byd heblaw’r hyn sydd yn y rhestr hon, a dim ond yr hyn sydd ei angen er mwyn i’r arolwg weithio. Gallwch ddileu’r cyfan gyda “Dileu fy atebion oddi ar y ddyfais hon” ar ddiwedd pob tudalen. Nid yw’r enwau’n dweud dim am yr arolwg.
trace-name = Enw
trace-where = Ble
trace-cookie = Cwci
trace-storage = Storfa’r porwr
trace-life = Am faint, ar y mwyaf
trace-browser = Nes i chi gau’r porwr
trace-hours = { $hours } awr
trace-minutes = { $minutes } munud
trace-purpose = I beth
trace-steps = Mae’n cadw eich atebion gyda’i gilydd o dudalen i dudalen, lle nad yw ein rhaglen yn rhedeg yn eich porwr
trace-kept = Yr un peth, os byddwch yn cadw eich atebion heb PIN
trace-lock = Hanner yr hyn sy’n agor eich atebion, os byddwch yn eu cloi â PIN ac nad yw ein rhaglen yn rhedeg yn eich porwr. Eich PIN yw’r hanner arall
trace-sent = Mae’n cofio eich bod wedi anfon eich atebion, er mwyn diolch i chi
trace-stored = Eich atebion, os byddwch yn eu cadw nes i chi eu hanfon. Gyda PIN maen nhw wedi’u hamgryptio
trace-left = Yn cofio am ychydig funudau eich bod wedi gadael yn gyflym, fel nad yw Yn ôl yn arwain yma

counted-heading = Beth rydym yn ei gyfrif heblaw eich atebion
counted-body = Pan fyddwch yn anfon, yn cau’r dudalen hon neu’n troi at rywbeth arall, rydym yn cyfrif pa dudalennau yr aethoch ymlaen ohonynt, hyd yn oed os nad ydych yn anfon. Felly gwelwn ble mae pobl yn stopio. Rhif ar gyfer pob tudalen ydyw. Nid yw’n dweud pwy ydych chi, beth oedd eich ateb na phryd.