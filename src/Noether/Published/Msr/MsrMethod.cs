using Noether.Discovery;

namespace Noether.Published.Msr;

/// <summary>MSR of Zhou, Knowles and Finn: a weight sharing learned from many tasks.</summary>
public sealed class MsrMethod : Method<MsrSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "msr",
        Title = "Weight sharing from tasks (MSR)",
        Summary = "Learns from many small regression tasks which weights they share, so that a new task needs a few numbers only: "
            + "one inner step on one example, with a gradient in closed form.",
        Question = Question.LabelSymmetry,
        Data = DataKind.Labels,
        Needs =
        [
            "Rows of at least 40 tasks, some 2,000 for a clear answer, those of a task one after another, and as many rows of labels "
                + "with one column or more.",
            "Tasks that are linear, and how many numbers a filter has.",
        ],
        Expresses = ["any linear weight sharing, such as that of a convolution or of a locally connected layer"],
        CannotExpress =
        [
            "the generator behind a sharing", "tasks that are not linear", "how many dimensions the sharing has",
        ],
        Reference = "A. Zhou, T. Knowles and C. Finn, arXiv 2007.02933 (ICLR 2021); one dense layer without bias.",
        TypicalCost = "10 to 30 s for 2,000 tasks from 70 to 68 numbers on one core; too short for checkpoints",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, MsrSettings settings, RunContext context) =>
        MsrTasks.Read((LabelData)data, settings, context);

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, MsrSettings settings, RunContext context) =>
        MsrRun.Of(MsrTasks.Read((LabelData)data, settings, context), settings, halves: true, context)
            .Answer((LabelData)data, settings);
}
