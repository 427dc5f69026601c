using Noether.App.Tests.Support;

namespace Noether.App.Tests.House;

/// <summary>What users of the library compile against changes only when somebody means it.</summary>
public class PublicApiTests
{
    [Fact]
    public void Library_PublicApi_IsAsCommitted() =>
        Snapshot.Match("public-api", PublicApi.Describe(typeof(NoetherException).Assembly));

    [Fact]
    public void Describe_OfALibrary_NamesTypesMembersAndDefaults()
    {
        var text = PublicApi.Describe(typeof(NoetherException).Assembly);
        Assert.Contains("sealed class Noether.NoetherException : Exception\n", text, StringComparison.Ordinal);
        Assert.Contains("    new(String message)\n", text, StringComparison.Ordinal);
        Assert.Contains("    Double Item[Int32 row, Int32 column] { get; set; }\n", text, StringComparison.Ordinal);
        Assert.Contains("    Found = 0\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("PrintMembers", text, StringComparison.Ordinal);
    }
}
