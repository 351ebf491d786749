// Every kind of mistake that a respondent can make, on the smallest questionnaire where it can be made.
// Some cannot be made with the controls of a page; there the page is tampered with.
import type { Locator } from "@playwright/test";
import type { Plan } from "./filler";

export interface Mistake {
  /** The kind, as questionnaire/src/validate.rs names it. */
  kind: string;
  slug: string;
  /** The page it is made on, and answers that lead there. */
  page: string;
  plan?: Plan;
  /** What is typed, by the name of the control. */
  type?: Record<string, string>;
  /** What is chosen, by the identifier of the control. */
  choose?: string[];
  /** Done to the form before it is sent. */
  tamper?: (form: Locator) => Promise<void>;
  /** The control that the summary leads to, by its identifier. */
  field: string;
  message: string;
}

const long = (over: number, limit: number) => "x".repeat(limit + over);

/** Another value than the page offers. */
const unknown = async (form: Locator) => {
  await form.locator("input[type=radio], input[type=checkbox]").first().evaluate((input: HTMLInputElement) => {
    input.checked = true;
    input.value = "unknown";
  });
};

/** Two boxes that the browser's program would not leave ticked together. */
const both = async (form: Locator) => {
  await form.evaluate((element) => {
    for (const value of ["trees", "nothing"]) {
      const box = element.querySelector<HTMLInputElement>(`[value="${value}"]`);
      if (box) box.checked = true;
    }
  });
};

export const mistakes: Mistake[] = [
  {
    kind: "required, in the definition's own words",
    slug: "fx-required",
    page: "agree",
    field: "agree",
    message: "Choose yes if you want to take part",
  },
  {
    kind: "required",
    slug: "fx-required",
    page: "number",
    plan: { agree: "yes" },
    field: "ticket",
    message: "Choose or enter an answer to go on",
  },
  {
    kind: "keeping left open",
    slug: "fx-texts",
    page: "_keep",
    field: "_keep",
    message: "Choose one of these answers",
  },
  {
    kind: "unknown option of one",
    slug: "fx-one-choice",
    page: "often",
    tamper: unknown,
    field: "often",
    message: "Choose one of the answers on this page",
  },
  {
    kind: "unknown option of several",
    slug: "fx-several-choice",
    page: "like",
    tamper: unknown,
    field: "like",
    message: "Choose one of the answers on this page",
  },
  {
    kind: "unknown point of a scale",
    slug: "fx-scale",
    page: "feel",
    tamper: unknown,
    field: "feel.safe",
    message: "Choose one of the answers on this page",
  },
  {
    kind: "exclusive",
    slug: "fx-several-choice",
    page: "like",
    tamper: both,
    field: "like",
    message: "Choose “Nothing” or the other answers, not both",
  },
  {
    kind: "too many",
    slug: "fx-several-choice",
    page: "more",
    choose: ["more", "more-2", "more-3"],
    field: "more",
    message: "Choose no more than 2 answers",
  },
  {
    kind: "too long: line",
    slug: "fx-texts",
    page: "word",
    type: { word: long(1, 12) },
    field: "word",
    message: "Shorten your answer by 1 character",
  },
  {
    kind: "too long: text",
    slug: "fx-texts",
    page: "wish",
    type: { wish: long(2, 40) },
    field: "wish",
    message: "Shorten your answer by 2 characters",
  },
  {
    kind: "too long: write-in",
    slug: "fx-write-in",
    page: "way",
    choose: ["way-2"],
    tamper: async (form) => {
      await form.locator('[name="way.another"]').evaluate((line) => line.removeAttribute("maxlength"));
      await form.locator('[name="way.another"]').fill(long(3, 200));
    },
    field: "way.another",
    message: "Shorten your answer by 3 characters",
  },
  {
    kind: "not a number",
    slug: "fx-number",
    page: "visits",
    type: { visits: "twice" },
    field: "visits",
    message: "Enter a number, using digits, like 12",
  },
  {
    kind: "not whole",
    slug: "fx-number",
    page: "visits",
    type: { visits: "1.5" },
    field: "visits",
    message: "Enter a whole number, like 12",
  },
  {
    kind: "too many decimals",
    slug: "fx-number",
    page: "distance",
    type: { distance: "1.25" },
    field: "distance",
    message: "Enter a number with no more than 1 digit after the point",
  },
  {
    kind: "too small",
    slug: "fx-number",
    page: "cold",
    type: { cold: "-21" },
    field: "cold",
    message: "Enter -20 or more",
  },
  {
    kind: "too large",
    slug: "fx-number",
    page: "visits",
    type: { visits: "32" },
    field: "visits",
    message: "Enter 31 or less",
  },
  {
    kind: "day missing",
    slug: "fx-dates",
    page: "next",
    type: { "next.month": "3", "next.year": "2027" },
    field: "next.day",
    message: "Enter the day as well, or leave the whole date empty",
  },
  {
    kind: "month missing",
    slug: "fx-dates",
    page: "next",
    type: { "next.day": "3", "next.year": "2027" },
    field: "next.month",
    message: "Enter the month as well, or leave the whole date empty",
  },
  {
    kind: "year missing",
    slug: "fx-dates",
    page: "last",
    type: { "last.month": "March" },
    field: "last.year",
    message: "Enter the year as well, or leave the whole date empty",
  },
  {
    kind: "not a date",
    slug: "fx-dates",
    page: "next",
    type: { "next.day": "30", "next.month": "2", "next.year": "2027" },
    field: "next.day",
    message: "Enter a real date, like the example",
  },
  {
    kind: "too early",
    slug: "fx-dates",
    page: "since",
    type: { "since.year": "1949" },
    field: "since.year",
    message: "Enter a date in or after 1950",
  },
  {
    kind: "too late",
    slug: "fx-dates",
    page: "next",
    type: { "next.day": "1", "next.month": "1", "next.year": "2031" },
    field: "next.day",
    message: "Enter a date in or before 31 12 2030",
  },
  {
    kind: "not a district",
    slug: "fx-postcode",
    page: "district",
    type: { district: "Liverpool" },
    field: "district",
    message: "Enter the first half of a postcode, like L8 or CH41",
  },
  {
    kind: "not an email address",
    slug: "fx-contact",
    page: "contact",
    type: { "contact.email": "someone at example" },
    field: "contact.email",
    message: "Enter an email address, like name@example.com",
  },
  {
    kind: "not a telephone number",
    slug: "fx-contact",
    page: "contact",
    type: { "contact.phone": "12" },
    field: "contact.phone",
    message: "Enter a telephone number, like 0151 496 0000",
  },
];
