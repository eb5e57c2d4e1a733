// @ts-check
// The questions that stop the clock: small dialogs that return what was pressed. They decide nothing.

/**
 * Open a dialog and wait for its answer.
 * @param {string} name
 * @param {(dialog: HTMLDialogElement) => void} [prepare]
 * @returns {Promise<{ value: string, form: FormData }>} an empty value when it was closed
 */
export function ask(name, prepare = () => {}) {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(`dialog[data-dialog="${name}"]`));
  prepare(dialog);
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const form = /** @type {HTMLFormElement} */ (dialog.querySelector('form'));
      resolve({ value: dialog.returnValue, form: new FormData(form) });
    }, { once: true });
  });
}

/** Is any dialog open? */
export const open = () => document.querySelector('dialog[open]') !== null;

/** Keys of 0 to 10 that stand by themselves. @param {HTMLElement} root @param {(pain: number) => void} answered */
export function pressed(root, answered) {
  const keys = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll('[data-sharp]')]);
  for (const key of keys) {
    key.addEventListener('click', () => {
      for (const one of keys) one.setAttribute('aria-pressed', String(one === key));
      answered(Number(key.dataset.sharp));
    });
  }
}

/**
 * The 0 to 10 question that stands below the stage. It never stops the clock; an answer may be corrected while it stands.
 */
export class Asking {
  /** @param {HTMLElement} root @param {(key: string, pain: number) => void} answered */
  constructor(root, answered) {
    this.root = root;
    this.answered = answered;
    this.key = '';
    this.keys = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll('[data-pain]')]);
    for (const key of this.keys) key.addEventListener('click', () => this.answer(Number(key.dataset.pain)));
    this.said = /** @type {number | null} */ (null);
  }

  get standing() { return !this.root.hidden; }

  /** @param {string} key @param {string} title */
  show(key, title) {
    this.key = key;
    this.said = null;
    /** @type {HTMLElement} */ (this.root.querySelector('[data-asking-title]')).textContent = title;
    this.#mark();
    this.root.hidden = false;
  }

  hide() { this.root.hidden = true; }

  /** A digit typed: 1 then 0 is ten. @param {number} digit */
  digit(digit) {
    this.answer(digit === 0 && this.said === 1 ? 10 : digit);
  }

  /** @param {number} pain */
  answer(pain) {
    if (!this.standing) return;
    this.said = pain;
    this.#mark();
    this.answered(this.key, pain);
  }

  #mark() {
    for (const key of this.keys) key.setAttribute('aria-pressed', String(Number(key.dataset.pain) === this.said));
  }
}
