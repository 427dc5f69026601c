namespace Noether;

/// <summary>
/// A failure that the user can mend: bad input, an unusable folder, an impossible setting.
/// The message is one clear sentence (or two) that says what was wrong and what to do; programs print it as it is.
/// </summary>
public sealed class NoetherException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong and what to do about it, in plain words, without a stack trace.</param>
    public NoetherException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with the failure that caused it.</summary>
    /// <param name="message">What was wrong and what to do about it.</param>
    /// <param name="innerException">The underlying failure.</param>
    public NoetherException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
