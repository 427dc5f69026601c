using Noether.Discovery;

namespace Noether.Studies.Tests.Support;

/// <summary>A method of a test that wants none of the pictures it gets.</summary>
internal sealed class RefusingMethod : Method<RefusingMethod.None>
{
    public override MethodCard Card { get; } = new()
    {
        Name = "refuses",
        Title = "Refuses",
        Summary = "Refuses every picture.",
        Question = Question.PictureSymmetry,
        Data = DataKind.Picture,
        Needs = [],
        Expresses = [],
        CannotExpress = [],
        Reference = "none",
        TypicalCost = "nothing",
    };

    protected override Answer Run(MethodData data, None settings, RunContext context) =>
        throw new NoetherException("Not this one.");

    internal sealed record None;
}
