graph [
 directed 1
 node [ id 1 label "Ann Berg" ]
 node [ id 2 label "Bo Cole" ]
 node [ id 3 label "Cy Dorn" ]
 node [ id 4 label "Ed Fox" ]
 node [ id 5 label "Di East" ]
 edge [ source 1 target 2 ]
 edge [ source 2 target 3 ]
 edge [ source 2 target 4 ]
 edge [ source 1 target 5 ]
]
