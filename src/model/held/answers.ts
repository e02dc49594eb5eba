/** Whether a text says yes in another language: `Entwurf: ja`. Fields do not accept such words. */
export function isYes(text: string): boolean {
  return /^(?:yep|yeah|ja|já|jo|jep|áno|tá|bai|ndiyo|ydy|oui|vrai|s[iíì]|sim|wahr|vero|verdadero|verdadeiro|tak|ano|igen|evet|kyllä|sant|jah|jā|taip|da|ya|có|ναι|да|так|是|真|はい|예|네|참|نعم|صحيح|بله|כן|נכון|हाँ|ใช่)$/i.test(
    text,
  );
}

/** Whether a text says no in another language, or not yet: `publish: later`. Fields do not accept such words. */
export function isNo(text: string): boolean {
  return /^(?:nein|nej|nee|non|não|ei|nem|hayır|ne|nie|nu|faux|falso|falsch|falskt|tidak|không|όχι|нет|ні|не|不|不是|否|假|いいえ|偽|아니요|아니오|거짓|لا|خطأ|نه|خیر|לא|नहीं|ไม่|none|never|nope|nah|neen|bo|nē|ní|później|しない|later|soon|tb[acd]|not (?:yet|now))$/i.test(
    text,
  );
}

/** Whether a text is a yes of another language and cannot be meant as anything else, as the codes `ja` and `da` can. */
export function isForeignYes(text: string): boolean {
  return isYes(text) && !/^(?:yep|yeah|ja|jo|da|ya|ano|tak|sim|si|sant|true|是|真)$/i.test(text);
}

/** Whether a text is a no of another language and cannot be meant as anything else, as `no` and the code `ne` can. */
export function isForeignNo(text: string): boolean {
  return (
    isNo(text) && !/^(?:non|no|ei|nem|ne|nie|nu|bo|faux|none|never|later|soon|not.*|nope|nah|不)$/i.test(text)
  );
}
