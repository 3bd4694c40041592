/** From a message to a mailing that is confirmed. @param current from 0. */
export const MailingSteps = ({ current }: { current: number }) => (
  <ol className="desk-wizard" aria-label="Étapes">
    {['Message', 'Destinataires', 'Vérification et confirmation'].map((step, index) => (
      <li key={step} aria-current={index === current ? 'step' : undefined}>
        {step}
      </li>
    ))}
  </ol>
);
