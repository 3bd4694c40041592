/** Mails as mail servers send them back (RFC 3464). */

export interface ReportWanted {
  action?: string;
  status?: string;
  words?: string;
}

/** @param to the return address of the letter. */
export const aReport = (
  to: string,
  { action = 'failed', status = '5.1.1', words = '550 5.1.1 <nadia@exemple.fr>: User unknown' }: ReportWanted = {},
): Buffer =>
  Buffer.from(
    [
      'From: MAILER-DAEMON@relais.example',
      `To: ${to}`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Undelivered',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; relais.example',
      '',
      'Final-Recipient: rfc822; nadia@exemple.fr',
      `Action: ${action}`,
      `Status: ${status}`,
      `Diagnostic-Code: smtp; ${words}`,
      '--b--',
      '',
    ].join('\r\n'),
  );
