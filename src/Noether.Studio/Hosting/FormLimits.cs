namespace Noether.Studio.Hosting;

/// <summary>How much a request may carry that is not an upload.</summary>
internal static class FormLimits
{
    /// <summary>Largest form, bytes.</summary>
    public const long LargestForm = 64 * 1024;
}
