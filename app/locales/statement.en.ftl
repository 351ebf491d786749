# The accessibility statement, in the order in which the page says it. The server alone reads this file.
#
# What a message is, the first part of its name says:
#   heading-   a heading
#   text-      a paragraph
#   item-      an entry of a list; entries that follow one another are one list
#   link-      a link, to the address in its attribute
#   prepared-  a paragraph, where the consultation gives the day of its statement
#   gaps-      a paragraph before what the consultation says of its own gaps, where it says something
#   contact-   a paragraph, where the consultation does not say itself how to complain
#
# Everything here is a promise. Change it together with the tests that it speaks of.

text-about = This statement is about the survey “{ $name }” and the pages around it. { $organisation } runs the survey, with a program called Heard.
text-aim = Everybody should be able to answer, whatever device they use and however they read. We build and test for level AA of the Web Content Accessibility Guidelines, version 2.2. We do not claim that every page meets all of it. Machines find only some of the barriers, and people have not tested these pages yet.
prepared-when = This statement was prepared on { $date }.

heading-tested = What machines have tested
text-tested = These tests run on every change to the program, in the browser Chromium; journeys from the start to the thank you run in Firefox as well. They cover small made-up surveys with every kind of question and every kind of mistake, and the surveys that come with the program, the Easy Read one among them.
item-axe = axe-core 4.14 looks for breaches of the rules of WCAG 2.0, 2.1 and 2.2, levels A and AA, on a telephone (360 by 740) and on a desk (1280 by 800), in light, dark and forced colours.
item-nu = The Nu HTML checker 26.9 looks for faults in the code of every page, with and without scripts.
item-narrow = Nothing has to be scrolled sideways on a screen 320 wide, at four times the usual size, with text at twice its size, or with more space between letters, words and lines.
item-targets = Buttons, links and answers are at least 44 by 44 pixels large, but for links within a sentence.
item-keyboard = Whatever has the keyboard can be seen, forwards and backwards. After each step reading starts at the heading, or at what went wrong.
item-plain = Everything can be answered and sent without JavaScript and without WebAssembly.
item-spoken = What a screen reader would be told of each kind of page is compared with a written record that was read through.
text-last = All of this was last done on 25 November 2026.

heading-untested = What nobody has tested
item-people = No disabled people, and no people with experience of crime, have tried these pages for us.
item-readers = No real screen reader was used: not NVDA, JAWS, VoiceOver or TalkBack. Neither were voice control, switches or screen magnifiers.
item-browsers = Safari, iPhones, iPads and Android were not tested.
item-easy = Where there is an Easy Read version, people with learning disabilities have not tested it.
item-languages = Translations were made by machine, and not yet checked by people who speak the language.

heading-gaps = What we know is not good enough
item-bsl = There is no British Sign Language. British Sign Language users can ask for another way to take part.
item-audio = Nothing is read aloud by the page itself.
item-titles = Titles of pages do not say what the question is (WCAG 2.4.2). This is on purpose: they stay in the browser’s history, where somebody else may read them. The heading says the question.
item-autofill = Browsers cannot fill in names, email addresses and telephone numbers by themselves (WCAG 1.3.5). This is on purpose too: a browser that fills them in has kept them.
gaps-own = About this survey in particular:

heading-contact = Tell us what does not work for you
contact-how = { $organisation } wants to know. You can also ask for the survey in another form: on paper, in large print, in Easy Read, by telephone, or with an interpreter. How to reach us stands in the privacy notice.
contact-safe = Tell us a way to answer that is safe for you.

heading-enforcement = If you are not happy with the answer
text-enforcement = The Equality and Human Rights Commission makes sure that public bodies keep to the accessibility regulations of 2018. If you live in England, Scotland or Wales and our answer does not help, this service can:
link-eass = Equality Advisory and Support Service
    .to = https://www.equalityadvisoryservice.com/
