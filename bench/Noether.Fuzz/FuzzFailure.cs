namespace Noether.Fuzz;

/// <summary>A file that was neither read nor refused in one sentence, or not soon, or not with little memory.</summary>
/// <param name="Target">Name of the reader.</param>
/// <param name="Number">Number of the input.</param>
/// <param name="What">What happened.</param>
/// <param name="Input">The bytes.</param>
public sealed record FuzzFailure(string Target, long Number, string What, byte[] Input);
