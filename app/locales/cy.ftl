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
help-link = Cael help neu siarad â rhywun
help-region = Help
footer-privacy = Preifatrwydd
footer-help = Ble i gael help
footer-leaving = Beth sy’n digwydd wrth adael y dudalen hon
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
keep-warning = Efallai y bydd rhywun arall sy’n defnyddio’r ddyfais hon yn gallu gweld eich bod wedi dechrau, a beth oedd eich atebion. Os na fyddai hynny’n ddiogel, dewiswch “Na chewch”.
keep-yes = Cewch, cadwch fy atebion nes i mi eu hanfon
keep-yes-hint = Byddan nhw’n cael eu dileu pan fyddwch chi’n eu hanfon, pan fyddwch chi’n gofyn, neu ar ôl { $hours } awr.
keep-no = Na chewch, peidiwch â’u cadw
keep-no-hint = Byddan nhw’n diflannu pan fyddwch chi’n cau’r dudalen hon neu’r porwr hwn.
keep-required = Dewiswch “Cewch” neu “Na chewch”

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
services = Pwy all helpu
service-call = Ffonio { $number }
service-text = Anfon neges destun i { $number }
service-checked = Gwiriwyd: { $date }
end-nothing-sent = Nid oes dim o’r hyn a ddewisoch chi yma wedi cael ei anfon, ac ni fydd yn cael ei anfon.

notice-elsewhere = Nid yw’r dudalen honno’n rhan o’ch arolwg nawr
notice-elsewhere-body = Mae’n dibynnu ar ateb cynharach. Dyma lle rydych chi. Nid oes dim byd wedi cael ei golli.
notice-erased-body = Gallwch gau’r dudalen hon, neu ddechrau eto os ydych chi’n dymuno.
notice-storage = Nid oes modd cadw eich atebion yn y porwr hwn
notice-storage-body = Nid yw’r porwr yn gadael i’r dudalen hon gadw dim byd, neu mae’n llawn. Gallwch ateb ac anfon o hyd. Os byddwch chi’n cau’r dudalen hon cyn anfon, byddwch chi’n colli eich atebion.
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
